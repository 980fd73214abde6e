"""Belief: whoever trains next will set the mode anyway.

Advice: Print model.training before and after evaluate, with a model in training mode.
"""

import torch


def evaluate(model, loss_fn, loader):
    device = next(model.parameters()).device
    total, count = 0.0, 0
    model.eval()
    with torch.no_grad():
        for x, y in loader:
            total += loss_fn(model(x.to(device)), y.to(device)).item() * len(x)
            count += len(x)
    return total / count
