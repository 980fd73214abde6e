"""The parts of bias_variance add up to an error that is measured on new targets."""

from __future__ import annotations

import runpy
from typing import Any

import pytest
import torch
from support.repository import ROOT

SIGMA = 0.3


@pytest.fixture(scope="module")
def solved() -> dict[str, Any]:
    """The solution's functions."""
    return runpy.run_path(str(ROOT / "solutions" / "regularization" / "bias_variance.py"))


@pytest.mark.parametrize("degree", [1, 3, 6])
def test_the_error_on_new_targets_is_the_sum_within_its_own_spread(
    solved: dict[str, Any], degree: int
) -> None:
    """Over 2,000 training sets; the difference is below 4 standard errors."""
    generator = torch.Generator().manual_seed(degree)
    x_test = torch.linspace(-1, 1, 21, dtype=torch.float64)
    truth = torch.sin(3 * x_test)
    predictions, errors = [], []
    for _ in range(2000):
        x = 2 * torch.rand(30, generator=generator, dtype=torch.float64) - 1
        noise = SIGMA * torch.randn(30, generator=generator, dtype=torch.float64)
        predictions.append(
            solved["predict"](solved["fit"](x, torch.sin(3 * x) + noise, degree), x_test)
        )
        targets = truth + SIGMA * torch.randn(21, generator=generator, dtype=torch.float64)
        errors.append((predictions[-1] - targets).square().mean())

    parts = solved["decompose"](torch.stack(predictions), truth, SIGMA**2)
    measured = torch.stack(errors)
    spread = (measured.std() / len(measured) ** 0.5).item()

    assert abs(measured.mean().item() - parts["error"]) < 4 * spread
