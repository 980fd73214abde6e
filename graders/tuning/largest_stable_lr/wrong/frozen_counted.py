"""Belief: the Hessian has a row for each parameter.

Advice: Freeze the first layer of a network. How many rows has the Hessian then?
"""

import torch


def hessian_vector_product(model, loss_fn, x, y, vector):
    params = list(model.parameters())
    frozen = [param for param in params if not param.requires_grad]
    for param in frozen:
        param.requires_grad_(True)
    loss = loss_fn(model(x), y)
    grads = torch.autograd.grad(loss, params, create_graph=True, materialize_grads=True)
    slope = _flat(grads) @ vector
    for param in frozen:
        param.requires_grad_(False)
    return _flat(torch.autograd.grad(slope, params, materialize_grads=True))
