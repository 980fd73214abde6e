"""Belief: the loss to report is the one that the step has reached.

Advice: In the worked example the first batch has the loss 4 at w = 0. Which loss do you add up for
it?
"""

import torch


def train_epoch(model, loss_fn, optimizer, batches):
    model.train()
    total, count = 0.0, 0
    for x, y in batches:
        optimizer.zero_grad()
        loss = loss_fn(model(x), y)
        loss.backward()
        optimizer.step()
        with torch.no_grad():
            total += loss_fn(model(x), y).item() * len(x)
        count += len(x)
    return total / count
