"""Public checks for losses/regression_losses: the worked examples, and what the losses obey."""

import pytest
import torch
from probes import (
    huber_by_default,
    huber_of_delta,
    huber_reduced,
    huber_refusals,
    mae,
    mae_reduced,
    mae_refusals,
    mse,
    mse_reduced,
    mse_refusals,
)

pytestmark = pytest.mark.forbidden("*mse_loss*", "*l1_loss*", "*huber_loss*")

PRED, TARGET = torch.tensor([2.5, 0.0, 2.0, 8.0]), torch.tensor([3.0, -0.5, 2.0, 5.0])


@pytest.mark.points(1)
def test_mse_example(submission, expect):
    """mse_loss: the worked example gives 2.375, and 0.25 for its first two elements."""
    expect(submission(mse, PRED, TARGET), torch.tensor(2.375))
    expect(submission(mse, PRED[:2], TARGET[:2]), torch.tensor(0.25))


@pytest.mark.points(1)
def test_mae_example(submission, expect):
    """mae_loss: the worked example gives 1.0, and 0.5 for its first two elements."""
    expect(submission(mae, PRED, TARGET), torch.tensor(1.0))
    expect(submission(mae, PRED[:2], TARGET[:2]), torch.tensor(0.5))


@pytest.mark.points(1)
def test_huber_example(submission, expect):
    """huber_loss: the worked example gives 0.6875, and 1.0625 with delta = 2."""
    expect(submission(huber_by_default, PRED, TARGET), torch.tensor(0.6875))
    expect(submission(huber_of_delta, PRED, TARGET, 2.0), torch.tensor(1.0625))


@pytest.mark.points(1)
@pytest.mark.parametrize("delta", [0.5, 3.0])
def test_huber_meets_at_delta(submission, expect, rng, delta):
    """huber_loss: just below and just above |r| = delta it is nearly the same, delta^2 / 2."""
    target = torch.randn(8, generator=rng, dtype=torch.float64)
    sides = torch.tensor([1.0, -1.0], dtype=torch.float64).repeat(4)
    meeting = torch.tensor(delta**2 / 2, dtype=torch.float64)

    for residual in (delta - 1e-7, delta + 1e-7):
        observed = submission(huber_of_delta, target + sides * residual, target, delta)
        expect(observed, meeting, rtol=1e-5)


@pytest.mark.points(1)
@pytest.mark.parametrize("loss", [mse_refusals, mae_refusals, huber_refusals])
def test_column_against_row(submission, expect, loss):
    """Every loss: shape (3, 1) against shape (3,) raises ValueError, against (3, 1) it does not."""
    row = torch.tensor([1.0, 2.0, 3.0])
    column = row[:, None]

    expect(
        submission(loss, [(column, row), (column, column + 1)]),
        {
            "pred (3, 1) and target (3,)": "ValueError",
            "pred (3, 1) and target (3, 1)": "no ValueError was raised",
        },
    )


@pytest.mark.points(1)
@pytest.mark.parametrize(
    ("loss", "costs"),
    [
        (mse_reduced, [0.25, 0.25, 0.0, 9.0]),
        (mae_reduced, [0.5, 0.5, 0.0, 3.0]),
        (huber_reduced, [0.125, 0.125, 0.0, 2.5]),
    ],
)
def test_reductions_example(submission, expect, loss, costs):
    """Every loss: "none" gives the costs of the worked example, "sum" adds them up."""
    expected = {"the sum": torch.tensor(sum(costs)), "the costs": torch.tensor(costs)}

    expect(submission(loss, PRED, TARGET), expected)
