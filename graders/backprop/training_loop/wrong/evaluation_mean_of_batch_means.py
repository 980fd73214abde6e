"""Belief: batches may be weighted alike when nothing is trained on them.

Advice: Evaluate the same examples once in one batch and once in two uneven ones. Should the result
differ?
"""

import torch


def evaluate(model, loss_fn, batches):
    with _modes_kept(model):
        model.eval()
        total, count = 0.0, 0
        with torch.no_grad():
            for x, y in batches:
                total += loss_fn(model(x), y).item()
                count += 1
    return total / count
