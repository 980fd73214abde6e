"""Belief: the slope itself is a factor of its gradient.

Advice: Set the slopes of the worked example to 0. Is their gradient 0, too?
"""

import torch


def prelu_backward(x, weight, grad):
    is_positive = x > 0
    grad_x = torch.where(is_positive, grad, _along_channels(weight, x) * grad)
    of_each = torch.where(is_positive, 0, _along_channels(weight, x) * grad * x)
    if len(weight) == 1:
        return grad_x, of_each.sum().reshape(1)
    return grad_x, of_each.transpose(0, 1).flatten(1).sum(dim=1)
