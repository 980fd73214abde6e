"""Hidden checks for regularization/bias_variance: other degrees, many trainings, noise."""

import pytest
import torch
from probes import draws, fitted, measured, parts, predicted


def arguments_after(module, x, y, predictions):
    """results of fit, predict and decompose, and the arguments afterwards"""
    return {
        "predict(fit(x, y, 2), x)": module.predict(module.fit(x, y, 2), x),
        "decompose(predictions, x, 0.5)": module.decompose(predictions, x, 0.5),
        "x": x,
        "y": y,
        "predictions": predictions,
    }


def types_of(module, predictions, truth):
    """which parts are Python floats"""
    return [type(part) is float for part in module.decompose(predictions, truth, 0.5).values()]


@pytest.mark.points(2)
@pytest.mark.parametrize("degree", [0, 1, 3])
def test_fit(agree, rng, degree):
    """fit: the coefficients are those of least squares, from the constant term on."""
    x = torch.linspace(-1, 1, 8, dtype=torch.float64)
    y = torch.randn(8, generator=rng, dtype=torch.float64)

    agree(fitted, x, y, degree, 2 * x, rtol=1e-6, atol=1e-8)
    agree(fitted, x.float(), y.float(), degree, x.float(), rtol=1e-3, atol=1e-3)


@pytest.mark.points(1)
def test_predict(agree, rng):
    """predict: any number of coefficients, at any inputs, 0 included."""
    x = torch.tensor([-2.0, 0.0, 0.5, 3.0], dtype=torch.float64)

    for count in (1, 2, 5):
        agree(predicted, torch.randn(count, generator=rng, dtype=torch.float64), x)


@pytest.mark.points(2)
@pytest.mark.parametrize(("repeats", "n"), [(1, 4), (5, 1), (6, 7)])
def test_parts(agree, rng, repeats, n):
    """decompose: all parts are right, for one training or many, one input or many."""
    predictions = 1 + torch.randn(repeats, n, generator=rng, dtype=torch.float64)
    truth = torch.randn(n, generator=rng, dtype=torch.float64)

    agree(parts, predictions, truth, 0.3)
    agree(parts, predictions.float(), truth.float(), 0.0)


@pytest.mark.points(1)
def test_sum(agree, expect, submission, rng):
    """decompose: bias and variance add up to the mean squared distance from the truth."""
    predictions = torch.randn(5, 6, generator=rng, dtype=torch.float64)
    truth = torch.randn(6, generator=rng, dtype=torch.float64)

    told = submission(parts, predictions, truth, 0.0)
    expect(told["error"], (predictions - truth).square().mean().item())
    expect(submission(types_of, predictions, truth), [True] * 4)


@pytest.mark.points(3)
@pytest.mark.parametrize(("degree", "truth"), [(1, "sin(3 x)"), (3, "sin(3 x)"), (2, "2 x + 1")])
def test_measure(agree, degree, truth):
    """measure: the parts of many trainings, with noise; all draws are as the contract says."""
    x_test = torch.linspace(-1, 1, 5, dtype=torch.float64)

    for noise, repeats, seed in ((0.3, 6, 1), (0.0, 3, 2), (2.0, 1, 3)):
        inputs = truth, x_test, degree, 7, noise, repeats, draws(seed, 7), seed
        agree(measured, *inputs, rtol=1e-8, atol=1e-10)


@pytest.mark.points(0.5)
def test_arguments_stay(agree, rng):
    """Results are right, and the arguments are left as they were."""
    x = torch.linspace(-1, 1, 5, dtype=torch.float64)

    agree(
        arguments_after,
        x,
        torch.randn(5, generator=rng, dtype=torch.float64),
        torch.randn(3, 5, generator=rng, dtype=torch.float64),
        rtol=1e-6,
        atol=1e-8,
    )
