"""Belief: what stands at the end of a function is always run.

Advice: Call evaluate on a model in training mode with a loss_fn that raises ValueError. What is
model.training afterwards?
"""

import torch


def evaluate(model, loss_fn, batches):
    modes = [(module, module.training) for module in model.modules()]
    model.eval()
    total, count = 0.0, 0
    with torch.no_grad():
        for x, y in batches:
            total += loss_fn(model(x), y).item() * len(x)
            count += len(x)
    for module, training in modes:
        module.training = training
    return total / count
