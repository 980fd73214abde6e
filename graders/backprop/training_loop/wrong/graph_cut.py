"""Belief: a loss without a graph can be mended by a new tensor with requires_grad=True.

Advice: Print model.weight.grad after backward. Which operations connect your loss with the weight?
"""

import torch


def train_epoch(model, loss_fn, optimizer, batches):
    model.train()
    total, count = 0.0, 0
    for x, y in batches:
        optimizer.zero_grad()
        loss = loss_fn(model(x), y)
        loss = torch.tensor(loss.item(), requires_grad=True)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(x)
        count += len(x)
    return total / count
