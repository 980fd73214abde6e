"""Belief: a tensor is a float32 tensor.

Advice: Call your functions with tensors of dtype float64 and print the dtype of each result.
"""

import torch


def forward(x, w1, b1, w2, b2):
    a1 = torch.sigmoid(x @ w1 + b1)
    a2 = torch.sigmoid(a1 @ w2 + b2)
    return a1.float(), a2.float()


def backward(x, y, w2, a1, a2):
    x, y, w2, a1, a2 = (t.float() for t in (x, y, w2, a1, a2))
    delta2 = 2 * (a2 - y) / y.numel() * a2 * (1 - a2)
    delta1 = (delta2 @ w2.T) * a1 * (1 - a1)
    grads = x.T @ delta1, delta1.sum(0), a1.T @ delta2, delta2.sum(0)
    return tuple(grad.float() for grad in grads)
