"""Belief: a missing gradient is a gradient of zeros.

Advice: Clip a parameter whose .grad is None, and print its .grad afterwards.
"""

import torch


def _grads(parameters):
    grads = []
    for param in parameters:
        if param.grad is None:
            param.grad = torch.zeros_like(param)
        grads.append(param.grad)
    return grads
