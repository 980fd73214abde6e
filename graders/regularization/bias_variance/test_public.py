"""Public checks for regularization/bias_variance: the examples, and two small training sets."""

import pytest
import torch
from probes import draws, fitted, measured, parts, predicted


@pytest.mark.points(1)
def test_fit_example(submission, expect):
    """fit and predict: 1 + x² goes through the three points; at 3 and 0.5 it is 10 and 1.25."""
    x, y = torch.tensor([0.0, 1.0, 2.0]), torch.tensor([1.0, 2.0, 5.0])

    told = submission(fitted, x, y, 2, torch.tensor([3.0, 0.5]))
    expect(
        told,
        {
            "the coefficients": torch.tensor([1.0, 0.0, 1.0]),
            "predictions": torch.tensor([10.0, 1.25]),
        },
        atol=1e-4,
    )
    told = submission(predicted, torch.tensor([1.0, 2.0]), torch.tensor([3.0]))
    expect(told, torch.tensor([7.0]))


@pytest.mark.points(1)
def test_parts_example(submission, expect):
    """decompose: bias 4.5, variance 0.5, noise 0.5 and error 5.5; one training has variance 0."""
    predictions, truth = torch.tensor([[1.0, 4.0], [3.0, 4.0]]), torch.tensor([2.0, 1.0])

    told = submission(parts, predictions, truth, 0.5)
    expect(told, {"bias": 4.5, "variance": 0.5, "noise": 0.5, "error": 5.5})
    told = submission(parts, predictions[:1], truth, 0.25)
    expect(told, {"bias": 5.0, "variance": 0.0, "noise": 0.25, "error": 5.25})


@pytest.mark.points(1)
def test_constant(submission, expect):
    """measure: degree 0 is the mean of two noisy targets; the noise 0.5 has the variance 0.25."""
    x_test = torch.tensor([0.0, 0.5], dtype=torch.float64)
    generator, means = torch.Generator().manual_seed(2), []
    for _ in range(2):
        x = 2 * torch.rand(2, generator=generator, dtype=torch.float64) - 1
        y = 2 * x + 1 + 0.5 * torch.randn(2, generator=generator, dtype=torch.float64)
        means.append(y.mean())
    first, second = means
    bias = ((first + second) / 2 - (2 * x_test + 1)).square().mean().item()
    variance = ((first - second) / 2).square().item()

    told = submission(measured, "2 x + 1", x_test, 0, 2, 0.5, 2, draws(2, 2), 2)
    expect(
        {key: told[key] for key in ("bias", "variance", "noise", "error")},
        {"bias": bias, "variance": variance, "noise": 0.25, "error": bias + variance + 0.25},
    )
