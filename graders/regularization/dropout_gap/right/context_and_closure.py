import itertools
from contextlib import contextmanager

import torch


@contextmanager
def evaluating(model):
    modes = {name: module.training for name, module in model.named_modules()}
    with torch.no_grad():
        yield model.eval()
    for name, module in model.named_modules():
        module.training = modes[name]


def mean_loss(model, x, y):
    with evaluating(model):
        errors = (model(x) - y).flatten()
        return (errors @ errors / errors.numel()).item()


def fit(model, x, y, steps, lr):
    model.train(True)
    optimizer = torch.optim.Adam(model.parameters(), lr, foreach=True)

    def closure():
        optimizer.zero_grad(set_to_none=False)
        loss = torch.nn.functional.mse_loss(model(x), y, reduction="sum") / y.numel()
        loss.backward()
        return loss

    for _ in range(steps):
        optimizer.step(closure)


def compare_dropouts(make_model, ps, seeds, train, test, steps, lr):
    found = []
    for p, seed in itertools.product(ps, seeds):
        torch.manual_seed(seed)
        fit(model := make_model(p), *train, steps, lr)
        found += [mean_loss(model, *train), mean_loss(model, *test)]
    return torch.tensor(found, dtype=torch.float64).view(len(ps), len(seeds), 2)


def mean_gap(losses):
    return losses.diff(dim=2).squeeze(2).mean(dim=1)


def share_reduced(losses):
    gaps = losses.diff(dim=2).squeeze(2)
    reduced = torch.where(gaps < gaps[0], 1.0, 0.0).to(losses.dtype)
    return reduced.sum(dim=1) / losses.shape[1]
