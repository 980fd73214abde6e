"""Belief: parameters are switched off for an evaluation, and on again after it.

Advice: Freeze the first layer with requires_grad_(False), call evaluate and print the requires_grad
of each parameter.
"""

import torch


def evaluate(model, loss_fn, batches):
    with _modes_kept(model):
        model.eval()
        model.requires_grad_(False)
        total, count = 0.0, 0
        with torch.no_grad():
            for x, y in batches:
                total += loss_fn(model(x), y).item() * len(x)
                count += len(x)
        model.requires_grad_(True)
    return total / count
