"""Belief: gradients are computed by backward().

Advice: Print model.weight.grad before and after a call of hessian_vector_product.
"""

import torch


def hessian_vector_product(model, loss_fn, x, y, vector):
    params = _trainable(model)
    loss_fn(model(x), y).backward(create_graph=True)
    before = [param.grad for param in params]
    slope = sum(
        (grad * part.reshape(grad.shape)).sum()
        for grad, part in zip(before, vector.split([param.numel() for param in params]))
        if grad is not None
    )
    return _flat(torch.autograd.grad(slope, params, materialize_grads=True))
