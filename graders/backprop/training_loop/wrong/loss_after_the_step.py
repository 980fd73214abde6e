"""Belief: the loss to report is the one that the step has reached.

Advice: Which weights belong to the loss that is asked for? Count how often your loop calls the
model for a batch.
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
