"""Belief: a step has a length, and no direction.

Advice: Print updates(adagrad_step, torch.ones(4), 1.0). Which signs should the numbers have?
"""

import torch


def updates(step, grads, lr):
    zero, state, found = torch.zeros_like(grads[0]), None, []
    for grad in grads:
        update, state = step(zero, grad, state, lr)
        found.append(update.abs())
    return torch.stack(found)
