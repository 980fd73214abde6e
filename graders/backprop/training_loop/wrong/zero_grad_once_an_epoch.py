"""Belief: it is enough to clear the gradients at the start of an epoch.

Advice: Which batches does the gradient that the second step follows belong to?
"""

import torch


def train_epoch(model, loss_fn, optimizer, batches):
    model.train()
    optimizer.zero_grad()
    total, count = 0.0, 0
    for x, y in batches:
        loss = loss_fn(model(x), y)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(x)
        count += len(x)
    return total / count


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


def fit(model, loss_fn, optimizer, train_batches, val_batches, epochs):
    history = {"train_loss": [], "val_loss": []}
    for _ in range(epochs):
        history["train_loss"].append(train_epoch(model, loss_fn, optimizer, train_batches))
        history["val_loss"].append(evaluate(model, loss_fn, val_batches))
    return history
