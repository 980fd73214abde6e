import copy

import torch
from torch import nn


def mean_loss(model, x, y):
    with torch.no_grad():
        return nn.MSELoss()(measured(model)(x), y).item()


def measured(model):
    return copy.deepcopy(model).eval()


def fit(model, x, y, steps, lr):
    optimizer = torch.optim.Adam(model.parameters(), lr)
    for _ in range(steps):
        model.train()
        loss = nn.MSELoss()(model(x), y)
        model.zero_grad()
        loss.backward()
        optimizer.step()
    model.eval()


def compare_dropouts(make_model, ps, seeds, train, test, steps, lr):
    return torch.tensor(
        [[run(make_model, p, seed, train, test, steps, lr) for seed in seeds] for p in ps]
    )


def run(make_model, p, seed, train, test, steps, lr):
    with torch.random.fork_rng():
        torch.manual_seed(seed)
        model = make_model(p)
        fit(model, *train, steps, lr)
    return [mean_loss(model, *pair) for pair in (train, test)]


def mean_gap(losses):
    means = []
    for starts in losses:
        total = 0
        for train, test in starts:
            total += test - train
        means.append(total / len(starts))
    return torch.stack(means)


def share_reduced(losses):
    shares = []
    for starts in losses:
        count = 0
        for (train, test), (first_train, first_test) in zip(starts, losses[0], strict=True):
            count += int(test - train < first_test - first_train)
        shares.append(count / len(starts))
    return torch.tensor(shares, dtype=losses.dtype)
