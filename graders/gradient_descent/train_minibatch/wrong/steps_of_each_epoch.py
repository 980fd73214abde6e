"""Belief: the steps are counted from 0 in each epoch.

Advice: Print the steps of the worked example after two epochs. Are they 2 and 4?
"""

import torch


def train(model, loss_fn, train_data, val_data, epochs, batch_size, lr, generator=None):
    train_loader = make_loader(train_data, batch_size, shuffle=True, generator=generator)
    val_loader = make_loader(val_data, batch_size)
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    history = {"train_loss": [], "val_loss": [], "steps": []}
    for epoch in range(epochs):
        history["train_loss"].append(_train_epoch(model, loss_fn, train_loader, optimizer))
        history["val_loss"].append(evaluate(model, loss_fn, val_loader))
        history["steps"].append(len(train_loader))
    return history
