"""The solutions of the topic regularization are torch's functions and optimizers, in float64."""

from __future__ import annotations

import runpy
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
import torch
from support.repository import ROOT
from torch import nn
from torch.nn import functional as F  # noqa: N812 - as everybody calls it

STEPS = 200
LR, WEIGHT_DECAY = 0.01, 0.3


def solved(name: str) -> dict[str, Any]:
    """Return what a solution defines."""
    return runpy.run_path(str(ROOT / "solutions" / "regularization" / f"{name}.py"))


def network() -> nn.Module:
    """Make a small network with a normalization layer, the same one each time."""
    torch.manual_seed(0)
    layers = [nn.Linear(3, 4), nn.LayerNorm(4), nn.Tanh(), nn.Linear(4, 1)]
    return nn.Sequential(*layers).to(torch.float64)


def loss_of(model: nn.Module) -> torch.Tensor:
    """Return the loss of a network on three examples."""
    x = torch.tensor([[1.0, 2.0, -1.0], [0.5, -1.0, 3.0], [-2.0, 0.0, 1.0]], dtype=torch.float64)
    y = torch.tensor([[1.0], [-2.0], [0.5]], dtype=torch.float64)
    return F.mse_loss(model(x), y)


@pytest.mark.parametrize(
    ("of_torch", "optimizer_class", "decoupled"),
    [
        (torch.optim.SGD, torch.optim.SGD, False),
        (torch.optim.SGD, torch.optim.SGD, True),
        (torch.optim.Adam, torch.optim.Adam, False),
        (torch.optim.AdamW, torch.optim.Adam, True),
    ],
)
def test_training_with_decay_is_that_of_torch(
    of_torch: Callable[..., Any], optimizer_class: Callable[..., Any], decoupled: bool
) -> None:
    """The groups of decay_groups, handed to torch, lead to the same weights over many steps."""
    solution = solved("weight_decay")
    own, other = network(), network()
    solution["train"](own, loss_of, optimizer_class, LR, WEIGHT_DECAY, STEPS, decoupled)

    optimizer = of_torch(solution["decay_groups"](other, WEIGHT_DECAY), lr=LR)
    for _ in range(STEPS):
        optimizer.zero_grad()
        loss_of(other).backward()
        optimizer.step()
    torch.testing.assert_close(own.state_dict(), other.state_dict(), rtol=1e-9, atol=1e-11)


def test_both_ways_to_decay_differ_for_adam_and_for_momentum() -> None:
    """They are the same for plain SGD alone, of these three."""
    train = solved("weight_decay")["train"]
    apart = {}
    for name, optimizer_class in [
        ("SGD", torch.optim.SGD),
        ("momentum", partial(torch.optim.SGD, momentum=0.9)),
        ("Adam", torch.optim.Adam),
    ]:
        ways = [network(), network()]
        for model, decoupled in zip(ways, (False, True), strict=True):
            train(model, loss_of, optimizer_class, LR, WEIGHT_DECAY, 20, decoupled)
        apart[name] = (ways[0][0].weight - ways[1][0].weight).abs().max().item()

    assert apart["SGD"] < 1e-12
    assert apart["momentum"] > 1e-3
    assert apart["Adam"] > 1e-3


def test_the_soft_threshold_is_torchs_softshrink() -> None:
    """Of numbers on both sides of both thresholds."""
    x = torch.linspace(-3, 3, 121, dtype=torch.float64)

    assert torch.equal(solved("soft_threshold")["soft_threshold"](x, 0.7), F.softshrink(x, 0.7))


def test_a_soft_threshold_is_a_proximal_step() -> None:
    """It minimizes ½(u - x)² + t |u|, compared with a fine grid of u."""
    soft_threshold = solved("soft_threshold")["soft_threshold"]
    grid = torch.linspace(-4, 4, 8001, dtype=torch.float64)
    for x in (-3.0, -0.4, 0.0, 0.6, 2.5):
        costs = (grid - x) ** 2 / 2 + 0.7 * grid.abs()

        found = soft_threshold(torch.tensor(x, dtype=torch.float64), 0.7)
        assert abs(grid[costs.argmin()] - found) < 1e-3


@pytest.mark.parametrize("name", ["subgradient", "ridge"])
def test_descents_are_torchs_sgd_on_the_penalized_loss(name: str) -> None:
    """With the gradient of autograd through |w| or ½ w²; from 0 on, which is a kink of |w|."""
    a = torch.tensor([3.0, -4.0, 0.5, 0.0], dtype=torch.float64)
    penalty = {"subgradient": torch.abs, "ridge": lambda w: w**2 / 2}[name]
    w = nn.Parameter(torch.zeros_like(a))
    optimizer, path = torch.optim.SGD([w], lr=0.1), [w.detach().clone()]
    for _ in range(STEPS):
        optimizer.zero_grad()
        ((w - a) ** 2 / 2 + 0.6 * penalty(w)).sum().backward()
        optimizer.step()
        path.append(w.detach().clone())

    found = solved("soft_threshold")[f"{name}_descent"](
        lambda w: w - a, torch.zeros_like(a), 0.1, 0.6, STEPS
    )
    torch.testing.assert_close(found, torch.stack(path), rtol=1e-12, atol=1e-13)


def test_where_the_descents_of_the_worked_example_end() -> None:
    """Proximal descent at [2, -3, 0], ridge at a / 2; subgradients keep jumping over 0."""
    solution = solved("soft_threshold")
    a = torch.tensor([3.0, -4.0, 0.5], dtype=torch.float64)
    ends = {
        name: solution[f"{name}_descent"](lambda w: w - a, torch.ones_like(a), 0.5, 1.0, STEPS)
        for name in ("subgradient", "proximal", "ridge")
    }

    assert torch.allclose(ends["proximal"][-1], torch.tensor([2.0, -3.0, 0.0]).double())
    assert torch.allclose(ends["ridge"][-1], a / 2)
    third = ends["subgradient"][:, 2]
    assert bool((third != 0).all())
    assert bool((third[100:].max() > 0) & (third[100:].min() < 0))
