"""Belief: a slope gets the mean of its gradients.

Advice: Compare the second result with [-2, -3] in the worked example.
"""

import torch


def prelu_backward(x, weight, grad):
    is_positive = x > 0
    grad_x = torch.where(is_positive, grad, _along_channels(weight, x) * grad)
    of_each = torch.where(is_positive, 0, grad * x)
    if len(weight) == 1:
        return grad_x, of_each.mean().reshape(1)
    return grad_x, of_each.transpose(0, 1).flatten(1).mean(dim=1)
