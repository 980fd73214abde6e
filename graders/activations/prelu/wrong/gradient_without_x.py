"""Belief: the derivative of a x with respect to a is 1.

Advice: Double x in the worked example. What should become of the gradient of the slopes?
"""

import torch


def prelu_backward(x, weight, grad):
    is_positive = x > 0
    grad_x = torch.where(is_positive, grad, _along_channels(weight, x) * grad)
    of_each = torch.where(is_positive, torch.zeros_like(x), grad)
    if len(weight) == 1:
        return grad_x, of_each.sum().reshape(1)
    return grad_x, of_each.transpose(0, 1).flatten(1).sum(dim=1)
