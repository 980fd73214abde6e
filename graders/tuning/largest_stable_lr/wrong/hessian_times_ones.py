"""Belief: the second gradient is that of the sum of the gradients.

Advice: Try the vector (1, 0) in the worked example. Does your product depend on it?
"""

import torch


def hessian_vector_product(model, loss_fn, x, y, vector):
    params = _trainable(model)
    loss = loss_fn(model(x), y)
    grads = torch.autograd.grad(loss, params, create_graph=True, materialize_grads=True)
    total = sum(grad.sum() for grad in grads)
    return _flat(torch.autograd.grad(total, params, materialize_grads=True)) * vector
