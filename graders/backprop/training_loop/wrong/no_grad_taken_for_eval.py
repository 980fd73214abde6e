"""Belief: torch.no_grad() is what switches a model from training to evaluation.

Advice: Give evaluate a model with a BatchNorm and print its running_mean before and after. Does a
BatchNorm ask whether gradients are tracked?
"""

import torch


def evaluate(model, loss_fn, batches):
    with _modes_kept(model):
        total, count = 0.0, 0
        with torch.no_grad():
            for x, y in batches:
                total += loss_fn(model(x), y).item() * len(x)
                count += len(x)
    return total / count
