"""Public checks for tuning/bayesian_search: the worked examples, and what is certain."""

import pytest
import torch
from probes import belief, improvement, kernel, searched


def doubles(*numbers):
    return torch.tensor(numbers, dtype=torch.float64)


def column(*numbers):
    return doubles(*numbers)[:, None]


@pytest.mark.points(1)
def test_kernel_example(submission, expect):
    """The kernel is 1 at the distance 0, and exp(-1/2) at the distance of the length scale."""
    observed = submission(kernel, column(0, 2), column(0, 2, 4), 2.0)

    expect(observed, torch.exp(doubles(0, -0.5, -2, -0.5, 0, -0.5)).reshape(2, 3))


@pytest.mark.points(2)
def test_posterior_example(submission, expect):
    """The mean and std of the worked example."""
    observed = submission(belief, column(0), doubles(-1), column(0, 1, 3), 1.0)

    expected = {"mean": doubles(-1, -0.6065, -0.0111), "std": doubles(0.0010, 0.7951, 0.9999)}
    expect(observed, expected, atol=6e-5)


@pytest.mark.points(1)
def test_improvement_example(submission, expect):
    """The expected improvements of the worked example."""
    mean, std = doubles(-1, -0.6065, -0.0111), doubles(0.0010, 0.7951, 0.9999)

    expect(submission(improvement, mean, std, -1.0), doubles(0.0004, 0.1585, 0.0851), atol=6e-5)


@pytest.mark.points(1)
def test_certain_values(submission, expect):
    """Where std is 0, the expected improvement is what the mean is below best, or 0."""
    expect(submission(improvement, doubles(-3, 2), doubles(0, 0), 1.0), doubles(4, 0))


@pytest.mark.points(2)
def test_search_example(submission, expect):
    """The search of the worked example finds the minimum at 3 with five evaluations."""
    points = column(*range(10))

    observed = submission(searched, points, (points[:, 0] - 3) ** 2, [0, 9], 3, 2.0)

    order = [0, 9, 2, 4, 3]
    expect(
        observed,
        {
            "order": order,
            "values": [9.0, 36.0, 1.0, 1.0, 0.0],
            "candidates that the objective was called with": order,
            "first afterwards": [0, 9],
        },
    )
