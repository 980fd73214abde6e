"""Belief: RMSprop divides by an average of the gradients.

Advice: Take RMSprop steps with the gradients 1, -1, 1, -1, and print the average. What does "mean
square" in the name stand for?
"""

import torch


def rmsprop_step(param, grad, square_avg, lr, decay=0.99, eps=1e-8):
    if square_avg is None:
        square_avg = torch.zeros_like(grad)
    square_avg = decay * square_avg + (1 - decay) * grad
    return param - lr * grad / (square_avg.abs().sqrt() + eps), square_avg
