"""Belief: a model has one mode, and its submodules share it.

Advice: Keep one submodule in eval mode, a frozen BatchNorm say, in a model in training mode. Print
the mode of each submodule before and after a call of evaluate.
"""

import torch


def evaluate(model, loss_fn, batches):
    was_training = model.training
    model.eval()
    total, count = 0.0, 0
    try:
        with torch.no_grad():
            for x, y in batches:
                total += loss_fn(model(x), y).item() * len(x)
                count += len(x)
    finally:
        model.train(was_training)
    return total / count
