"""The schedules of the course are those of torch, over many steps, in float64."""

from __future__ import annotations

import math
import runpy
from collections.abc import Callable
from functools import partial
from itertools import pairwise
from typing import Any

import pytest
import torch
from support.repository import ROOT
from torch.optim import lr_scheduler

STEPS = 50
SOLVED = runpy.run_path(str(ROOT / "solutions" / "tuning" / "schedules.py"))


def rates_of_torch(make: Callable[..., Any], losses: list[float] | None = None) -> list[float]:
    """Return the rate of each step, or the rate after each loss."""
    w = torch.zeros(1, dtype=torch.float64, requires_grad=True)
    w.grad = torch.zeros_like(w)
    optimizer = torch.optim.SGD([w], lr=0.8)
    scheduler = make(optimizer)
    rates = []
    for step in range(STEPS):
        if losses is None:
            rates.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        scheduler.step(*([losses[step]] if losses is not None else []))
        if losses is not None:
            rates.append(optimizer.param_groups[0]["lr"])
    return rates


@pytest.mark.parametrize(
    ("name", "options", "of_torch"),
    [
        (
            "step_decay",
            {"gamma": 0.7, "every": 4},
            partial(lr_scheduler.StepLR, step_size=4, gamma=0.7),
        ),
        ("exponential", {"gamma": 0.95}, partial(lr_scheduler.ExponentialLR, gamma=0.95)),
        (
            "cosine",
            {"lr_min": 0.05, "total": STEPS},
            partial(lr_scheduler.CosineAnnealingLR, T_max=STEPS, eta_min=0.05),
        ),
    ],
)
def test_each_rate_is_that_of_torch(
    name: str, options: dict[str, Any], of_torch: Callable[..., Any]
) -> None:
    """For 50 steps."""
    ours = [SOLVED[name](t, 0.8, **options) for t in range(STEPS)]

    assert ours == pytest.approx(rates_of_torch(of_torch), rel=1e-12)


@pytest.mark.parametrize("patience", [0, 1, 4])
def test_plateaus_are_those_of_torch(patience: int) -> None:
    """Losses that fall, rise, repeat, and are NaN."""
    noise = torch.rand(STEPS, generator=torch.Generator().manual_seed(3)).tolist()
    losses = [1 / (1 + n // 6) + 0.2 * one for n, one in enumerate(noise)]
    losses[7] = losses[20] = losses[21] = math.nan

    ours = SOLVED["reduce_on_plateau"](losses, 0.8, 0.5, patience, lr_min=0.01)
    torchs = partial(lr_scheduler.ReduceLROnPlateau, factor=0.5, patience=patience, min_lr=0.01)

    assert ours == pytest.approx(rates_of_torch(torchs, losses), rel=1e-12)


def test_torch_leaves_out_tiny_reductions_unless_eps_is_0() -> None:
    """By default those by 1e-8 or less; ours reduces each time."""
    ours = SOLVED["reduce_on_plateau"]([1.0] * STEPS, 0.8, 0.5, 0)
    torchs = partial(lr_scheduler.ReduceLROnPlateau, factor=0.5, patience=0)

    assert ours == pytest.approx(rates_of_torch(partial(torchs, eps=0), [1.0] * STEPS), rel=1e-12)
    assert 1e-8 < rates_of_torch(torchs, [1.0] * STEPS)[-1] <= 2e-8


def test_plateaus_wait_an_epoch_longer_than_early_stopping() -> None:
    """With the same patience, as the contract and the primer say."""
    early_stopping = runpy.run_path(
        str(ROOT / "solutions" / "regularization" / "early_stopping.py")
    )["EarlyStopping"]
    for patience in (1, 2, 5):
        stopper, model = early_stopping(patience), torch.nn.Linear(1, 1)
        stops = [stopper.step(1.0, model) for _ in range(patience + 1)].index(True)
        rates = SOLVED["reduce_on_plateau"]([1.0] * (patience + 2), 0.8, 0.5, patience)
        assert rates.index(0.4) == stops + 1


@pytest.mark.parametrize("n", [1, 3, 10])
def test_a_warm_up_is_torchs_linear_rate_before_another_schedule(n: int) -> None:
    """With the factors and the milestone that the fine print names."""

    def warm_of_torch(optimizer: torch.optim.Optimizer) -> lr_scheduler.SequentialLR:
        line = lr_scheduler.LinearLR(optimizer, start_factor=1 / (n + 1), total_iters=n)
        after = lr_scheduler.CosineAnnealingLR(optimizer, T_max=STEPS - n)
        return lr_scheduler.SequentialLR(optimizer, [line, after], milestones=[n])

    ours = SOLVED["warm_up"](lambda t: SOLVED["cosine"](t, 0.8, 0.0, STEPS - n), n)

    assert [ours(t) for t in range(STEPS)] == pytest.approx(
        rates_of_torch(warm_of_torch), rel=1e-12
    )


def test_torchs_plateaus_leave_out_the_smallest_reductions() -> None:
    """Ours go on, as the fine print says."""
    torchs = rates_of_torch(
        partial(lr_scheduler.ReduceLROnPlateau, factor=0.1, patience=0), [1.0] * STEPS
    )
    ours = SOLVED["reduce_on_plateau"]([1.0] * STEPS, 0.8, 0.1, 0)

    reductions = [before - after for before, after in pairwise(ours)]
    last = sum(one > 1e-8 for one in reductions)
    assert torchs[: last + 1] == pytest.approx(ours[: last + 1], rel=1e-12)
    assert set(torchs[last:]) == {torchs[last]}
    assert ours[last + 1] < torchs[last + 1]


def test_torchs_cosine_rises_again_after_its_last_step() -> None:
    """Ours stays, as the fine print says."""
    again = partial(lr_scheduler.CosineAnnealingLR, T_max=10)

    assert rates_of_torch(again)[20] == pytest.approx(0.8)
    assert SOLVED["cosine"](20, 0.8, 0.0, 10) == 0.0
