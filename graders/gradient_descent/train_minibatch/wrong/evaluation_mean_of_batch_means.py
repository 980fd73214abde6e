"""Belief: batches may be weighted alike when nothing is trained on them.

Advice: Evaluate three examples with batch sizes 2 and 3. Should the loss differ?
"""

import torch


def evaluate(model, loss_fn, loader):
    device = next(model.parameters()).device
    was_training = model.training
    losses = []
    model.eval()
    with torch.no_grad():
        for x, y in loader:
            losses.append(loss_fn(model(x.to(device)), y.to(device)).item())
    model.train(was_training)
    return sum(losses) / len(losses)
