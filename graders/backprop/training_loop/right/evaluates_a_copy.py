"""Right: evaluates a deep copy of the model; totals are tensors that are added to in place."""

import copy
import warnings

import torch


class Mean:
    def __init__(self):
        self.total, self.count = torch.zeros((), dtype=torch.float64), 0

    @torch.no_grad()
    def __call__(self, loss, n):
        self.total += loss * n
        self.count += n

    def item(self):
        return self.total.div(self.count).item()


def train_epoch(model, loss_fn, optimizer, batches):
    warnings.warn("an epoch begins", stacklevel=2)
    mean = Mean()
    for i in range(len(batches)):
        model.train()
        batch = batches[i]
        for p in model.parameters():
            p.grad = None
        loss = loss_fn(model(batch[0]), batch[1])
        torch.autograd.backward(loss)
        mean(loss, len(batch[1]))
        del loss
        optimizer.step()
    return mean.item()


def evaluate(model, loss_fn, batches):
    twin = copy.deepcopy(model).eval().requires_grad_(False)
    mean = Mean()
    with torch.no_grad():
        for x, y in batches:
            mean(loss_fn(twin(x), y), len(y))
    return mean.item()


def fit(model, loss_fn, optimizer, train_batches, val_batches, epochs):
    history = {}
    for key in ("train_loss", "val_loss"):
        history[key] = [float("nan")] * epochs
    for epoch in range(epochs):
        history["train_loss"][epoch] = train_epoch(model, loss_fn, optimizer, train_batches)
        history["val_loss"][epoch] = evaluate(model, loss_fn, val_batches)
    return history
