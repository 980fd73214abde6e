"""Right: a model is rebuilt for the copy, and equal units are grouped."""

import numpy as np
import torch
from torch import nn


def fill_parameters(model, value):
    vector = nn.utils.parameters_to_vector(model.parameters())
    nn.utils.vector_to_parameters(torch.full_like(vector, value), model.parameters())


def train(model, x, y, lr, steps):
    path = [model[0].weight.tolist()]
    while len(path) <= steps:
        model.zero_grad()
        nn.MSELoss()(model(x), y).backward()
        for parameter in model.parameters():
            parameter.data.add_(parameter.grad, alpha=-lr)
        path.append(model[0].weight.tolist())
    return torch.tensor(path, dtype=x.dtype)


def moving_parameters(model, x, y, lr, steps):
    first, last = nn.Linear(1, 1), nn.Linear(1, 1)
    twin = nn.Sequential(first, model[1], last)
    for new, old in ((first, model[0]), (last, model[2])):
        new.weight = nn.Parameter(old.weight.detach().clone())
        new.bias = nn.Parameter(old.bias.detach().clone())
    train(twin, x, y, lr, steps)
    names = []
    for (name, old), new in zip(model.named_parameters(), twin.parameters()):
        if bool(torch.any(old != new)):
            names.append(name)
    return names


def distinct_units(model, atol=1e-6):
    units = np.concatenate(
        [
            model[0].weight.detach().numpy(),
            model[0].bias.detach().numpy()[:, None],
            model[2].weight.detach().numpy().T,
        ],
        axis=1,
    )
    count = 0
    while len(units):
        count += 1
        units = units[np.abs(units - units[0]).max(axis=1) > atol]
    return count


def plot_units(path, ax):
    steps = np.arange(len(path))
    for line in np.moveaxis(path.numpy()[..., 0], 0, 1):
        ax.plot(steps, line, marker="o")
    ax.set_ylabel("weight")
    ax.set_xlabel("step")
