"""Belief: the sum runs over the elements of the gradient, too.

Advice: Take a first AdaGrad step with the gradient [3.0, 0.001], param [1.0, 1.0] and lr 0.5. Do
both elements move by 0.5?
"""

import torch


def adagrad_step(param, grad, square_sum, lr, eps=1e-10):
    square_sum = torch.zeros_like(grad) if square_sum is None else square_sum
    square_sum = square_sum + (grad**2).sum()
    return param - lr * grad / (square_sum.sqrt() + eps), square_sum
