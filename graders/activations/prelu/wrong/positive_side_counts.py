"""Belief: every element of a channel moves its slope.

Advice: Change the 3.0 of the worked example to 5.0. Does prelu's result depend on the slope
there?
"""

import torch


def prelu_backward(x, weight, grad):
    is_positive = x > 0
    grad_x = torch.where(is_positive, grad, _along_channels(weight, x) * grad)
    of_each = grad * x
    if len(weight) == 1:
        return grad_x, of_each.sum().reshape(1)
    return grad_x, of_each.transpose(0, 1).flatten(1).sum(dim=1)
