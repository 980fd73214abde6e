"""Public checks for regularization/soft_threshold: the worked examples."""

import pytest
import torch
from probes import proximal_path, ridge_path, subgradient_path, thresholded, zeros

pytestmark = pytest.mark.forbidden("*softshrink*")

A = torch.tensor([3.0, -4.0, 0.5])
EXAMPLE = (torch.ones(3), A, torch.ones(3), 0.5, 1.0)


@pytest.mark.points(1)
def test_threshold_example(submission, expect):
    """soft_threshold: with t = 1, [3, -4, 0.5] becomes [2, -3, 0]; with t = 3.5, [0, -0.5, 0]."""
    expect(submission(thresholded, A, 1.0), torch.tensor([2.0, -3.0, 0.0]))
    expect(submission(thresholded, A, 3.5), torch.tensor([0.0, -0.5, 0.0]))


@pytest.mark.points(1)
def test_proximal_example(submission, expect):
    """proximal_descent: in two steps the third weight of the example gets to 0; float64, too."""
    ones = torch.ones(3).double()
    path = torch.tensor([[1.0, 1.0, 1.0], [1.5, -1.0, 0.25], [1.75, -2.0, 0.0]])

    expect(submission(proximal_path, *EXAMPLE, 2), path)
    expect(submission(proximal_path, ones, A.double(), ones, 0.5, 1.0, 2), path.double())
    expect(
        submission(proximal_path, torch.ones(3), A, torch.zeros(3), 0.5, 1.0, 1),
        torch.tensor([[0.0, 0.0, 0.0], [1.0, -1.5, 0.0]]),
    )


@pytest.mark.points(1)
def test_other_descents_example(submission, expect):
    """subgradient_descent and ridge_descent: the third weight goes as in the worked example."""
    subgradient = submission(subgradient_path, *EXAMPLE, 4)
    ridge = submission(ridge_path, *EXAMPLE, 2)

    expect(subgradient[:, 2], torch.tensor([1.0, 0.25, -0.125, 0.6875, 0.09375]))
    expect(ridge[:, 2], torch.tensor([1.0, 0.25, 0.25]))


@pytest.mark.points(1)
def test_count_example(submission, expect):
    """count_zeros: after 50 steps only proximal descent has a zero; another a has 2 after 2."""
    other = (torch.ones(3), torch.tensor([0.25, 2.0, 0.5]), torch.ones(3), 0.5, 1.0)

    expect(submission(zeros, *EXAMPLE, 50), {"subgradient": 0, "proximal": 1, "ridge": 0})
    expect(submission(zeros, *other, 2), {"subgradient": 0, "proximal": 2, "ridge": 0})
