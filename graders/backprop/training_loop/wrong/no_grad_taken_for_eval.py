"""Belief: torch.no_grad() is what switches a model from training to evaluation.

Advice: Do Dropout and BatchNorm ask whether gradients are tracked? Look at the BatchNorm's running
statistics before and after.
"""

import torch


def evaluate(model, loss_fn, batches):
    modes = [(module, module.training) for module in model.modules()]
    total, count = 0.0, 0
    with torch.no_grad():
        for x, y in batches:
            total += loss_fn(model(x), y).item() * len(x)
            count += len(x)
    for module, training in modes:
        module.training = training
    return total / count
