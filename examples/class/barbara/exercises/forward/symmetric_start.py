from __future__ import annotations

import copy
from collections.abc import Iterator

import torch
from torch import Tensor, nn


def fill_parameters(model, value):
    for param in model.parameters():
        param.data.fill_(value)


def _descent(model: nn.Module, x: Tensor, y: Tensor, lr: float, steps: int) -> Iterator[Tensor]:
    """Give the first weight before each step and after the last."""
    params = list(model.parameters())
    yield params[0].detach().clone()
    for _ in range(steps):
        loss = nn.functional.mse_loss(model(x), y)
        grads = torch.autograd.grad(loss, params)
        with torch.no_grad():
            for param, grad in zip(params, grads, strict=True):
                param.sub_(grad, alpha=lr)
        yield params[0].detach().clone()


def train(model, x, y, lr, steps):
    return torch.stack(list(_descent(model, x, y, lr, steps)))


def moving_parameters(model, x, y, lr, steps):
    twin = copy.deepcopy(model)
    train(twin, x, y, lr, steps)
    pairs = zip(model.named_parameters(), twin.parameters(), strict=True)
    return [name for (name, before), after in pairs if not before.equal(after)]


def distinct_units(model, atol=1e-6):
    first, _, last = model
    numbers = torch.hstack([first.weight, first.bias[:, None], last.weight.mT]).detach()
    found: list[Tensor] = []
    for unit in numbers:
        if all((unit - other).abs().max() > atol for other in found):
            found.append(unit)
    return len(found)


def plot_units(path, ax):
    steps = range(len(path))
    for unit, weights in enumerate(path[:, :, 0].unbind(dim=1)):
        ax.plot(steps, weights.tolist(), label=f"unit {unit}")
    ax.set(xlabel="step", ylabel="weight")
    ax.legend()
