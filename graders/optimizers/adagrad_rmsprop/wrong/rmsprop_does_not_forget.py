"""Belief: RMSprop adds each square to those before it.

Advice: Take a hundred RMSprop steps with the gradient 1 and decay 0.75, and print the average.
Which average do a hundred ones have?
"""

import torch


def rmsprop_step(param, grad, square_avg, lr, decay=0.99, eps=1e-8):
    if square_avg is None:
        square_avg = torch.zeros_like(grad)
    square_avg = square_avg + (1 - decay) * grad**2
    return param - lr * grad / (square_avg.sqrt() + eps), square_avg
