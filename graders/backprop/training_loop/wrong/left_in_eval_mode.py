"""Belief: whoever trains next will set the mode anyway.

Advice: Print model.training before and after a call of evaluate with a model in training mode.
"""

import torch


def evaluate(model, loss_fn, batches):
    model.eval()
    total, count = 0.0, 0
    with torch.no_grad():
        for x, y in batches:
            total += loss_fn(model(x), y).item() * len(x)
            count += len(x)
    return total / count
