"""Public checks for losses/regression_losses: the worked examples, and what the losses obey."""

import pytest
import torch
from probes import (
    huber,
    huber_by_default,
    huber_of_delta,
    huber_reduced,
    huber_refusal,
    mae,
    mae_refusal,
    mse,
    mse_refusal,
)

pytestmark = pytest.mark.forbidden("*mse_loss*", "*l1_loss*", "*huber_loss*")

PRED, TARGET = torch.tensor([2.5, 0.0, 2.0, 8.0]), torch.tensor([3.0, -0.5, 2.0, 5.0])


@pytest.mark.points(1)
def test_mse_example(submission, expect):
    """mse_loss: the worked example gives 2.375, and its sum and its elements."""
    expect(submission(mse, PRED, TARGET), torch.tensor(2.375))
    expect(submission(mse, PRED, TARGET, "sum"), torch.tensor(9.5))
    expect(submission(mse, PRED, TARGET, "none"), torch.tensor([0.25, 0.25, 0.0, 9.0]))


@pytest.mark.points(1)
def test_mae_example(submission, expect):
    """mae_loss: the worked example gives 1.0, and its sum and its elements."""
    expect(submission(mae, PRED, TARGET), torch.tensor(1.0))
    expect(submission(mae, PRED, TARGET, "sum"), torch.tensor(4.0))
    expect(submission(mae, PRED, TARGET, "none"), torch.tensor([0.5, 0.5, 0.0, 3.0]))


@pytest.mark.points(1)
def test_huber_example(submission, expect):
    """huber_loss: the worked example gives 0.6875, and 1.0625 with delta = 2."""
    expect(submission(huber_by_default, PRED, TARGET), torch.tensor(0.6875))
    expect(submission(huber_of_delta, PRED, TARGET, 2.0), torch.tensor(1.0625))
    expect(submission(huber, PRED, TARGET, 2.0, "none"), torch.tensor([0.125, 0.125, 0.0, 4.0]))


@pytest.mark.points(1)
@pytest.mark.parametrize("loss", [mse, mae, huber_reduced])
@pytest.mark.parametrize("shape", [(6,), (4, 3), (1, 2, 5)])
def test_reductions_fit_together(submission, expect, rng, loss, shape):
    """Every loss: "sum" adds up what "none" gives, and "mean" divides it by all elements."""
    pred, target = 2 * torch.randn(2, *shape, generator=rng, dtype=torch.float64)

    costs = submission(loss, pred, target, "none")

    is_tensor = isinstance(costs, torch.Tensor)
    got = f"shape {tuple(costs.shape)}" if is_tensor else type(costs).__name__
    assert got == f"shape {shape}", f'with "none" expected a tensor of shape {shape}, got {got}'
    expect(submission(loss, pred, target, "sum"), costs.sum())
    expect(submission(loss, pred, target, "mean"), costs.sum() / pred.numel())


@pytest.mark.points(1)
@pytest.mark.parametrize("refusal", [mse_refusal, mae_refusal, huber_refusal])
def test_column_against_row(submission, expect, refusal):
    """Every loss: shape (3, 1) against shape (3,) raises ValueError, against (3, 1) it does not."""
    target = torch.tensor([1.0, 2.0, 3.0])

    expect(submission(refusal, target[:, None], target, "mean"), "ValueError")
    column = target[:, None]
    expect(submission(refusal, column, column + 1, "mean"), "no ValueError was raised")


@pytest.mark.points(1)
@pytest.mark.parametrize("delta", [0.5, 3.0])
def test_huber_meets_at_delta(submission, expect, rng, delta):
    """huber_loss: just below and just above |r| = delta it is nearly the same, delta^2 / 2."""
    target = torch.randn(8, generator=rng, dtype=torch.float64)
    sides = torch.tensor([1.0, -1.0], dtype=torch.float64).repeat(4)

    below = submission(huber, target + sides * (delta - 1e-7), target, delta, "none")
    above = submission(huber, target + sides * (delta + 1e-7), target, delta, "none")

    meeting = torch.full((8,), delta**2 / 2, dtype=torch.float64)
    expect(below, meeting, rtol=1e-5)
    expect(above, meeting, rtol=1e-5)
