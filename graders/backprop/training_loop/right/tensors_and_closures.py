"""Right: a closure for the optimizer, detached losses stacked into a tensor, inference_mode."""

import contextlib

import torch


def weighted(losses, batches):
    sizes = torch.tensor([x.shape[0] for x, _ in batches], dtype=torch.float64)
    return float(torch.stack(losses).double() @ sizes / sizes.sum())


@contextlib.contextmanager
def in_eval_mode(model):
    training = [m for m in model.modules() if m.training]
    model.train(False)
    try:
        yield
    finally:
        for m in training:
            m.training = True


def train_epoch(model, loss_fn, optimizer, batches):
    model.train(True)
    losses = []
    for x, y in batches:

        def closure(x=x, y=y):
            optimizer.zero_grad(set_to_none=False)
            loss = loss_fn(model(x), y)
            loss.backward()
            return loss

        losses.append(optimizer.step(closure).detach())
    return weighted(losses, batches)


def evaluate(model, loss_fn, batches):
    with in_eval_mode(model), torch.inference_mode():
        return weighted([loss_fn(model(x), y) for x, y in batches], batches)


def fit(model, loss_fn, optimizer, train_batches, val_batches, epochs):
    rows = [
        (
            train_epoch(model, loss_fn, optimizer, train_batches),
            evaluate(model, loss_fn, val_batches),
        )
        for _ in range(epochs)
    ]
    return {"train_loss": [row[0] for row in rows], "val_loss": [row[1] for row in rows]}
