"""Belief: a derivative is what autograd is for.

Advice: The text at the top forbids autograd: here the derivation is the exercise. Write the loss as
a chain of operations and multiply their derivatives.
"""

import math

import torch


def mse_gradient(logits, targets):
    logits = logits.clone().requires_grad_()
    loss = (torch.sigmoid(logits) - targets).square().sum()
    return torch.autograd.grad(loss, logits)[0]


def stalled_logit(min_gradient):
    if not 0 < min_gradient < 8 / 27:
        raise ValueError(f"min_gradient lies strictly between 0 and 8/27, got {min_gradient}")
    low, high = math.log(2), 100.0
    for _ in range(60):
        z = (low + high) / 2
        p, q = 1 / (1 + math.exp(-z)), 1 / (1 + math.exp(z))
        low, high = (z, high) if 2 * p * p * q > min_gradient else (low, z)
    return low
