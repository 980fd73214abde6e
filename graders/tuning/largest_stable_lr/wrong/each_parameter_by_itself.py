"""Belief: the second derivatives of a weight are taken with respect to that weight.

Advice: Use a network of two layers, and a vector that is 0 but for the first layer. Which elements
of the product are not 0?
"""

import torch


def hessian_vector_product(model, loss_fn, x, y, vector):
    params = _trainable(model)
    loss = loss_fn(model(x), y)
    grads = torch.autograd.grad(loss, params, create_graph=True, materialize_grads=True)
    products, parts = [], vector.split([param.numel() for param in params])
    for param, grad, part in zip(params, grads, parts):
        slope = grad.reshape(-1) @ part + 0 * param.sum()
        products += torch.autograd.grad(slope, param, retain_graph=True)
    return _flat(products)
