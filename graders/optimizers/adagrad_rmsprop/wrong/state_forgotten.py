"""Belief: each step begins without a state.

Advice: Print updates(adagrad_step, torch.ones(4), 1.0). Do your steps become shorter?
"""

import torch


def updates(step, grads, lr):
    zero, found = torch.zeros_like(grads[0]), []
    for grad in grads:
        update, _ = step(zero, grad, None, lr)
        found.append(update)
    return torch.stack(found)
