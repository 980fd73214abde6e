"""Belief: behind a sigmoid every loss has the derivative of the sigmoid as a factor.

Advice: Write down both factors of the chain rule, and multiply them out. What do the logarithms
leave in the denominator?
"""

import torch


def bce_gradient(logits, targets):
    p = torch.sigmoid(logits)
    return (p - targets) * p * (1 - p)
