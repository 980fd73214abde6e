"""Belief: a single number needs no dimension.

Advice: Print the shape of the second result for a weight of shape (1,).
"""

import torch


def prelu_backward(x, weight, grad):
    is_positive = x > 0
    grad_x = torch.where(is_positive, grad, _along_channels(weight, x) * grad)
    of_each = torch.where(is_positive, 0, grad * x)
    if len(weight) == 1:
        return grad_x, of_each.sum()
    return grad_x, of_each.transpose(0, 1).flatten(1).sum(dim=1)
