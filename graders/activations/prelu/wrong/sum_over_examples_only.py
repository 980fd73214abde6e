"""Belief: gradients add up over the batch.

Advice: Print the shape of the second result for an x of shape (2, 3, 4).
"""

import torch


def prelu_backward(x, weight, grad):
    is_positive = x > 0
    grad_x = torch.where(is_positive, grad, _along_channels(weight, x) * grad)
    of_each = torch.where(is_positive, 0, grad * x)
    if len(weight) == 1:
        return grad_x, of_each.sum().reshape(1)
    return grad_x, of_each.sum(dim=0)
