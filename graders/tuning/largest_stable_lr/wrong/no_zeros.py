"""Belief: every parameter has a part in the loss.

Advice: Take the mean output of a network as the loss. How does it depend on the last bias?
"""

import torch


def hessian_vector_product(model, loss_fn, x, y, vector):
    params = _trainable(model)
    grads = torch.autograd.grad(loss_fn(model(x), y), params, create_graph=True)
    return _flat(torch.autograd.grad(_flat(grads) @ vector, params))
