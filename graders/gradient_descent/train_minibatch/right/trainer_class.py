"""Right: a class with a dataset of its own, losses kept as detached tensors, a closure."""

import copy

import torch
from torch.utils.data import DataLoader, Dataset


class Pairs(Dataset):
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __len__(self):
        return self.x.shape[0]

    def __getitem__(self, i):
        return self.x[i], self.y[i]


class Trainer:
    def __init__(self, model, loss_fn, lr=0.0):
        self.model, self.loss_fn = model, loss_fn
        self.optimizer = torch.optim.SGD(model.parameters(), lr=lr, momentum=0.0)
        self.steps = 0

    def loss(self, x, y):
        device = next(self.model.parameters()).device
        return self.loss_fn(self.model(x.to(device)), y.to(device))

    def step(self, x, y):
        def closure():
            self.model.zero_grad()
            loss = self.loss(x, y)
            loss.backward()
            return loss

        self.steps += 1
        return self.optimizer.step(closure).detach()

    def mean(self, function, loader):
        pairs = [(function(x, y), len(x)) for x, y in loader]
        losses = torch.stack([loss.double() for loss, _ in pairs])
        return torch.mean(losses.repeat_interleave(torch.tensor([n for _, n in pairs]))).item()

    def epoch(self, loader):
        self.model.train()
        return self.mean(self.step, loader)

    @torch.no_grad()
    def evaluate(self, loader):
        was_training = self.model.training
        try:
            return self.mean(self.loss, loader) if self.model.eval() is not None else None
        finally:
            self.model.train(was_training)


def make_loader(data, batch_size, shuffle=False, generator=None):
    return DataLoader(Pairs(*data), batch_size, shuffle, generator=generator)


def evaluate(model, loss_fn, loader):
    return Trainer(model, loss_fn).evaluate(loader)


def train(model, loss_fn, train_data, val_data, epochs, batch_size, lr, generator=None):
    trainer = Trainer(model, loss_fn, lr)
    loader = make_loader(train_data, batch_size, shuffle=True, generator=generator)
    history = dict(train_loss=[], val_loss=[], steps=[])
    while len(history["steps"]) < epochs:
        history["train_loss"].append(trainer.epoch(loader))
        history["val_loss"].append(trainer.evaluate(make_loader(val_data, batch_size)))
        history["steps"].append(trainer.steps)
    return history


def compare_batch_sizes(model, loss_fn, train_data, val_data, batch_sizes, epochs, lr, seed):
    generators = {size: torch.Generator().manual_seed(seed) for size in batch_sizes}
    return {
        size: train(
            copy.deepcopy(model), loss_fn, train_data, val_data, epochs, size, lr, generator
        )
        for size, generator in generators.items()
    }
