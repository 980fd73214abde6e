"""Belief: below 0 no gradient goes back to x.

Advice: Print the first result of the worked example. How much does prelu(-2.0) change if x does?
"""

import torch


def prelu_backward(x, weight, grad):
    is_positive = x > 0
    grad_x = grad * is_positive
    of_each = torch.where(is_positive, 0, grad * x)
    if len(weight) == 1:
        return grad_x, of_each.sum().reshape(1)
    return grad_x, of_each.transpose(0, 1).flatten(1).sum(dim=1)
