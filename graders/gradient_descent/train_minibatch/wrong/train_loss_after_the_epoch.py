"""Belief: the training loss of an epoch is measured at its end.

Advice: In the worked example, at which w is the first training loss computed?
"""

import torch


def train(model, loss_fn, train_data, val_data, epochs, batch_size, lr, generator=None):
    train_loader = make_loader(train_data, batch_size, shuffle=True, generator=generator)
    val_loader = make_loader(val_data, batch_size)
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    history = {"train_loss": [], "val_loss": [], "steps": []}
    for epoch in range(epochs):
        _train_epoch(model, loss_fn, train_loader, optimizer)
        history["train_loss"].append(evaluate(model, loss_fn, make_loader(train_data, batch_size)))
        history["val_loss"].append(evaluate(model, loss_fn, val_loader))
        history["steps"].append((epoch + 1) * len(train_loader))
    return history
