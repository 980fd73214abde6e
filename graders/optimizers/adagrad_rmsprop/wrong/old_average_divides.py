"""Belief: the step divides by the squares of the gradients before this one.

Advice: Print the root by which your first RMSprop step divides. Is the new gradient in it?
"""

import torch


def rmsprop_step(param, grad, square_avg, lr, decay=0.99, eps=1e-8):
    if square_avg is None:
        square_avg = torch.zeros_like(grad)
    new = decay * square_avg + (1 - decay) * grad**2
    return param - lr * grad / (square_avg.sqrt() + eps), new
