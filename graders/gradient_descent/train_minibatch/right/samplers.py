"""Right: samplers, one function for both kinds of pass, gradients cleared after the step."""

from copy import deepcopy

import torch
from torch.utils import data as tud


def make_loader(data, batch_size, shuffle=False, generator=None):
    dataset = tud.TensorDataset(*data)
    if shuffle:
        sampler = tud.RandomSampler(dataset, generator=generator)
    else:
        sampler = tud.SequentialSampler(dataset)
    return tud.DataLoader(dataset, batch_sampler=tud.BatchSampler(sampler, batch_size, False))


def one_pass(model, loss_fn, loader, optimizer=None):
    model.train(optimizer is not None)
    total = torch.zeros((), dtype=torch.float64)
    steps = count = 0
    for batch in loader:
        x, y = (part.to(next(iter(model.parameters())).device) for part in batch)
        with torch.set_grad_enabled(optimizer is not None):
            loss = loss_fn(model(x), y)
        if optimizer is not None:
            loss.backward()
            optimizer.step()
            optimizer.zero_grad(set_to_none=False)
        total += loss.detach() * y.size(0)
        count += y.size(0)
        steps += 1
    return total.item() / count, steps


def evaluate(model, loss_fn, loader):
    mode = model.training
    loss, _ = one_pass(model, loss_fn, loader)
    model.train(mode)
    return loss


def train(model, loss_fn, train_data, val_data, epochs, batch_size, lr, generator=None):
    loader = make_loader(train_data, batch_size, shuffle=True, generator=generator)
    whole = make_loader(val_data, len(val_data[0]))
    optimizer = torch.optim.SGD(list(model.parameters()), lr)
    history = {"steps": [], "train_loss": [], "val_loss": []}
    for _ in range(epochs):
        loss, steps = one_pass(model, loss_fn, loader, optimizer)
        history["train_loss"] += [loss]
        history["steps"] += [steps + (history["steps"] or [0])[-1]]
        history["val_loss"] += [evaluate(model, loss_fn, whole)]
    return history


def compare_batch_sizes(model, loss_fn, train_data, val_data, batch_sizes, epochs, lr, seed):
    def run(size):
        generator = torch.Generator().manual_seed(seed)
        twin = deepcopy(model)
        return train(twin, loss_fn, train_data, val_data, epochs, size, lr, generator)

    return {size: run(size) for size in batch_sizes}
