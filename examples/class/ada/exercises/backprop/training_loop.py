import contextlib

import torch


class Average:
    def __init__(self):
        self.total = self.weight = 0.0

    def add(self, value, weight):
        self.total += value * weight
        self.weight += weight

    @property
    def value(self):
        return self.total / self.weight


@contextlib.contextmanager
def evaluating(model):
    flags = {m: m.training for m in model.modules()}
    model.eval()
    with torch.no_grad():
        yield
    for m, flag in flags.items():
        m.training = flag


def train_epoch(model, loss_fn, optimizer, batches):
    average = Average()
    model.train()
    for x, y in batches:
        loss = loss_fn(model(x), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        average.add(loss.item(), x.shape[0])
    return average.value


def evaluate(model, loss_fn, batches):
    average = Average()
    with evaluating(model):
        for x, y in batches:
            average.add(loss_fn(model(x), y).item(), x.shape[0])
    return average.value


def fit(model, loss_fn, optimizer, train_batches, val_batches, epochs):
    train_loss, val_loss = [], []
    for epoch in range(epochs):
        train_loss.append(train_epoch(model, loss_fn, optimizer, train_batches))
        val_loss.append(evaluate(model, loss_fn, val_batches))
        print(f"epoch {epoch}: {train_loss[-1]:.4f} {val_loss[-1]:.4f}")
    return dict(train_loss=train_loss, val_loss=val_loss)
