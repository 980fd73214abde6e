"""The clipping of the course is that of torch, over many steps, in float64."""

from __future__ import annotations

import runpy
from typing import Any

import pytest
import torch
from support.repository import ROOT
from torch import nn

STEPS = 50
SOLVED = runpy.run_path(str(ROOT / "solutions" / "initialization" / "clip_gradients.py"))


def with_gradients(step: int) -> list[nn.Parameter]:
    """Return parameters with gradients of several sizes; one has none."""
    source = torch.Generator().manual_seed(step)
    params = [nn.Parameter(torch.zeros(s, dtype=torch.float64)) for s in ((3, 4), (4,), (), (2,))]
    for param in params[:-1]:
        draw = torch.randn(param.shape, generator=source, dtype=torch.float64)
        param.grad = draw * 10.0 ** (step % 7 - 3)
    return params


@pytest.mark.parametrize("bound", [1e-3, 0.5, 20.0])
@pytest.mark.parametrize(
    ("ours", "torchs"),
    [("clip_by_norm", "clip_grad_norm_"), ("clip_by_value", "clip_grad_value_")],
)
def test_each_gradient_is_that_of_torch(ours: str, torchs: str, bound: float) -> None:
    """For 50 gradients, and so is the norm."""
    for step in range(STEPS):
        mine, theirs = with_gradients(step), with_gradients(step)
        found = SOLVED[ours](mine, bound)
        expected: Any = getattr(nn.utils, torchs)(theirs, bound)

        if ours == "clip_by_norm":
            assert found == pytest.approx(expected.item(), rel=1e-12)
        for one, other in zip(mine[:-1], theirs[:-1], strict=True):
            assert one.grad is not None
            assert torch.allclose(one.grad, other.grad, rtol=1e-12, atol=0)
        assert mine[-1].grad is None


def test_what_torch_does_with_a_norm_that_is_not_finite() -> None:
    """It multiplies by 0 or NaN, and raises only if it is asked to, as the fine print says."""
    for number, left in ((torch.inf, "0.0"), (torch.nan, "nan")):
        param = nn.Parameter(torch.zeros(2))
        param.grad = torch.tensor([3.0, number])
        with pytest.raises(RuntimeError, match="non-finite"):
            nn.utils.clip_grad_norm_([param], 1.0, error_if_nonfinite=True)
        nn.utils.clip_grad_norm_([param], 1.0)
        assert str(param.grad[0].item()) == left
