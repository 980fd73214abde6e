"""Public checks for tuning/largest_stable_lr: the worked example, and a loss that curves down."""

import pytest
import torch
from probes import eigenvalue, limit, product, trial

X, Y = torch.tensor([[2.0, 0.0], [0.0, 1.0]]), torch.tensor([[4.0], [2.0]])
ONES = torch.ones(2)


def unchanged(weights):
    row = weights.reshape(1, -1)
    return {"weight afterwards": row, "weight.grad afterwards": torch.full_like(row, 2.0)}


@pytest.mark.points(1)
def test_product_example(submission, expect):
    """H (1, 1) is (4, 1) in the worked example; the model and its gradient are left alone."""
    observed = submission(product, ONES, X, Y, ONES)

    expect(observed, {"H v": torch.tensor([4.0, 1.0])} | unchanged(ONES))


@pytest.mark.points(1)
def test_power_iteration_example(submission, expect):
    """Power iteration gives 2.5 and 65 / 17 after one and two steps, and 4 at the end."""
    matrix = torch.diag(torch.tensor([4.0, 1.0]))

    expect(submission(eigenvalue, matrix, ONES, 1e-9, 1), 2.5)
    expect(submission(eigenvalue, matrix, ONES, 1e-9, 2), 65 / 17, rtol=1e-5)
    expect(submission(eigenvalue, matrix, ONES), 4.0, rtol=1e-4)
    expect(submission(eigenvalue, -matrix, ONES), -4.0, rtol=1e-4)


@pytest.mark.points(1)
def test_limit_example(submission, expect):
    """The limit is 0.5 for the curvatures 4 and 1, also in float64, and 2 for -4 and 1."""
    curvatures = torch.tensor([4.0, 1.0])
    for example, lr in (
        (curvatures, 0.5),
        (torch.tensor([-4.0, 1.0]), 2.0),
        (curvatures.double(), 0.5),
    ):
        observed = submission(limit, example, 0)

        weights = torch.ones_like(example)
        expect(observed, {"the largest stable lr": lr} | unchanged(weights), rtol=1e-3)


@pytest.mark.points(1)
def test_trial_example(submission, expect):
    """The worked example stays bounded with lr 0.475, and not with 0.525."""
    for lr, bounded in ((0.475, True), (0.525, False)):
        observed = submission(trial, ONES, X, Y, lr, 10)

        expect(observed, {"stays bounded": bounded} | unchanged(ONES))
