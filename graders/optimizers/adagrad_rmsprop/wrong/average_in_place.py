"""Belief: `mul_` and `addcmul_` change only the function's own variable.

Advice: Print the tensor that you passed as square_avg, before and after the call.
"""

import torch


def rmsprop_step(param, grad, square_avg, lr, decay=0.99, eps=1e-8):
    if square_avg is None:
        square_avg = torch.zeros_like(grad)
    square_avg.mul_(decay).addcmul_(grad, grad, value=1 - decay)
    return param - lr * grad / (square_avg.sqrt() + eps), square_avg
