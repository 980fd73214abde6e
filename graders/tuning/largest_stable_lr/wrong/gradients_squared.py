"""Belief: the Hessian is the product of the gradient with itself.

Advice: Compare your product with (4, 1) at the minimum of the worked example, w = (2, 2).
"""

import torch


def hessian_vector_product(model, loss_fn, x, y, vector):
    grads = torch.autograd.grad(loss_fn(model(x), y), _trainable(model), materialize_grads=True)
    gradient = _flat(grads)
    return gradient * (gradient @ vector)
