import numpy as np
import torch


class EvalMode:
    """Used with `with`: eval mode without gradients, and everything as before at the end."""

    def __init__(self, model):
        self.modules = list(model.modules())

    def __enter__(self):
        self.before = [m.training for m in self.modules]
        for m in self.modules:
            m.training = False
        self.tracking = torch.is_grad_enabled()
        torch.set_grad_enabled(False)

    def __exit__(self, *error):
        torch.set_grad_enabled(self.tracking)
        for m, mode in zip(self.modules, self.before, strict=True):
            m.training = mode


def mean_loss(losses, sizes):
    return float(np.average(losses, weights=sizes))


def train_epoch(model, loss_fn, optimizer, batches):
    for m in model.modules():
        m.training = True
    losses, sizes = [], []
    for x, y in batches:
        for group in optimizer.param_groups:
            for p in group["params"]:
                p.grad = None
        loss = loss_fn(model(x), y)
        losses.append(loss.item())
        sizes.append(x.size(0))
        loss.backward()
        optimizer.step()
    return mean_loss(losses, sizes)


def evaluate(model, loss_fn, batches):
    losses, sizes = [], []
    with EvalMode(model):
        for x, y in batches:
            losses.append(loss_fn(model(x), y).item())
            sizes.append(x.size(0))
    return mean_loss(losses, sizes)


def fit(model, loss_fn, optimizer, train_batches, val_batches, epochs):
    table = []
    for _ in range(epochs):
        row = (
            train_epoch(model, loss_fn, optimizer, train_batches),
            evaluate(model, loss_fn, val_batches),
        )
        table.append(row)
    return {"train_loss": [row[0] for row in table], "val_loss": [row[1] for row in table]}
