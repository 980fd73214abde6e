"""Belief: a sum by which one divides begins with 1.

Advice: Print the sum after the first step of the worked example. Is it 9?
"""

import torch


def adagrad_step(param, grad, square_sum, lr, eps=1e-10):
    square_sum = torch.ones_like(grad) if square_sum is None else square_sum
    square_sum = square_sum + grad**2
    return param - lr * grad / (square_sum.sqrt() + eps), square_sum
