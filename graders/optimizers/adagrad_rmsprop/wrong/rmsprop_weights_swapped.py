"""Belief: the decay is the weight of the new square.

Advice: Print the average after a first RMSprop step with the gradient [4.0] and decay 0.75. Is it
4, or 12?
"""

import torch


def rmsprop_step(param, grad, square_avg, lr, decay=0.99, eps=1e-8):
    if square_avg is None:
        square_avg = torch.zeros_like(grad)
    square_avg = (1 - decay) * square_avg + decay * grad**2
    return param - lr * grad / (square_avg.sqrt() + eps), square_avg
