"""Belief: after an evaluation a model belongs in training mode.

Advice: Call evaluate with a model in eval mode. Print model.training afterwards.
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
    model.train()
    return total / count
