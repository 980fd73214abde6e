"""The initializers of the course draw exactly what those of torch draw."""

from __future__ import annotations

import runpy
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
import torch
from support.repository import ROOT
from torch import nn

SOLVED = runpy.run_path(str(ROOT / "solutions" / "initialization" / "xavier_and_he.py"))
SHAPES = [(6, 2), (3, 7), (4, 3, 5), (2, 6, 2, 3), (6, 1, 3, 3), (40, 30)]


@pytest.mark.parametrize("shape", SHAPES)
def test_fans_are_those_of_torch(shape: tuple[int, ...]) -> None:
    """For linear layers and convolutions, with groups too."""
    weight = torch.empty(shape)

    assert SOLVED["fans"](weight) == nn.init._calculate_fan_in_and_fan_out(weight)


@pytest.mark.parametrize("nonlinearity", ["linear", "sigmoid", "tanh", "relu", "leaky_relu"])
def test_gains_are_those_of_torch(nonlinearity: Any) -> None:
    """With the default slope, and with another one."""
    gain_of, of_torch = SOLVED["gain_of"], nn.init.calculate_gain

    assert gain_of(nonlinearity) == pytest.approx(of_torch(nonlinearity), rel=1e-15)
    assert gain_of(nonlinearity, 0.3) == pytest.approx(of_torch(nonlinearity, 0.3), rel=1e-15)


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("dtype", [torch.float32, torch.float64])
@pytest.mark.parametrize(
    ("ours", "of_torch"),
    [
        (partial(SOLVED["xavier_"], gain=5 / 3), partial(nn.init.xavier_normal_, gain=5 / 3)),
        (
            partial(SOLVED["xavier_"], gain=5 / 3, uniform=True),
            partial(nn.init.xavier_uniform_, gain=5 / 3),
        ),
        (partial(SOLVED["he_"], slope=0.2), partial(nn.init.kaiming_normal_, a=0.2)),
        (
            partial(SOLVED["he_"], slope=0.2, uniform=True),
            partial(nn.init.kaiming_uniform_, a=0.2),
        ),
        (SOLVED["he_"], partial(nn.init.kaiming_normal_, nonlinearity="relu")),
    ],
)
def test_draws_are_those_of_torch(
    shape: tuple[int, ...],
    dtype: torch.dtype,
    ours: Callable[..., torch.Tensor],
    of_torch: Callable[..., torch.Tensor],
) -> None:
    """Of the same generator, to the last bit."""
    drawn, expected = (
        initialize(torch.empty(shape, dtype=dtype), generator=torch.Generator().manual_seed(5))
        for initialize in (ours, of_torch)
    )

    assert torch.equal(drawn, expected)
