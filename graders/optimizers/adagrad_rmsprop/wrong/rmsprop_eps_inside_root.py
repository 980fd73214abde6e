"""Belief: ε is added to the squares, which then cannot be 0.

Advice: Take an RMSprop step with the gradient [2e-8], param [1.0], lr 0.1 and decay 0.75. The
rules say how long it is. How long is yours?
"""

import torch


def rmsprop_step(param, grad, square_avg, lr, decay=0.99, eps=1e-8):
    if square_avg is None:
        square_avg = torch.zeros_like(grad)
    square_avg = decay * square_avg + (1 - decay) * grad**2
    return param - lr * grad / (square_avg + eps).sqrt(), square_avg
