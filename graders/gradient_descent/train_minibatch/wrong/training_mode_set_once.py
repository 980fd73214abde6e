"""Belief: a model stays in training mode once it was put there, before the first epoch.

Advice: Print model.training for each training batch of two epochs.
"""

import torch


def evaluate(model, loss_fn, loader):
    device = next(model.parameters()).device
    total, count = 0.0, 0
    model.eval()
    with torch.no_grad():
        for x, y in loader:
            total += loss_fn(model(x.to(device)), y.to(device)).item() * len(x)
            count += len(x)
    return total / count


def train(model, loss_fn, train_data, val_data, epochs, batch_size, lr, generator=None):
    device = next(model.parameters()).device
    loader = make_loader(train_data, batch_size, shuffle=True, generator=generator)
    val_loader = make_loader(val_data, batch_size)
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    history = {"train_loss": [], "val_loss": [], "steps": []}
    model.train()
    for epoch in range(epochs):
        total, count = 0.0, 0
        for x, y in loader:
            optimizer.zero_grad()
            loss = loss_fn(model(x.to(device)), y.to(device))
            loss.backward()
            optimizer.step()
            total += loss.item() * len(x)
            count += len(x)
        history["train_loss"].append(total / count)
        history["val_loss"].append(evaluate(model, loss_fn, val_loader))
        history["steps"].append((epoch + 1) * len(loader))
    return history
