"""Right: one function for both kinds of pass, with set_grad_enabled; it prints on the way."""

import torch


def one_pass(model, loss_fn, batches, optimizer=None):
    seen, mean = 0, 0.0
    for inputs, targets in batches:
        with torch.set_grad_enabled(optimizer is not None):
            loss = loss_fn(model(inputs), targets)
        value = float(loss)
        if optimizer is not None:
            loss.backward()
            optimizer.step()
            model.zero_grad()
        seen += inputs.size(0)
        mean += (value - mean) * inputs.size(0) / seen
        print(f"{seen} examples, mean loss {mean:.3f}")
    return mean


def train_epoch(model, loss_fn, optimizer, batches):
    for module in model.modules():
        module.training = True
    optimizer.zero_grad()
    return one_pass(model, loss_fn, batches, optimizer)


def evaluate(model, loss_fn, batches):
    before = {name: module.training for name, module in model.named_modules()}
    model.eval()
    try:
        return one_pass(model, loss_fn, batches)
    finally:
        for name, module in model.named_modules():
            module.train(before[name])


def fit(model, loss_fn, optimizer, train_batches, val_batches, epochs):
    train_loss, val_loss = [], []
    while len(val_loss) < epochs:
        train_loss += [train_epoch(model, loss_fn, optimizer, train_batches)]
        val_loss += [evaluate(model, loss_fn, val_batches)]
    return dict(train_loss=train_loss, val_loss=val_loss)
