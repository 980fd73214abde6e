"""Public checks for backprop/mse_gradient: the worked example, and what gradients must obey."""

import pytest
import torch

pytestmark = pytest.mark.forbidden(
    "backward",
    "_backward",
    "mse_loss_backward*",
    "grad",
    "vjp",
    "jvp",
    "*make_dual",
    "Tensor.grad_fn",
)

X = torch.tensor([[1.0, 2.0], [3.0, -1.0], [0.0, 1.0]])
Y = torch.tensor([0.0, 2.0, 1.0])
W, B = torch.tensor([1.0, -1.0]), torch.tensor(0.5)


def prediction(module, x, w, b):
    """predict(x, w, b)"""
    return module.predict(x, w, b)


def loss(module, x, y, w, b):
    """mse(x, y, w, b)"""
    return module.mse(x, y, w, b)


def loss_or_error(module, x, y, w, b):
    """mse(x, y, w, b), for a y of another shape"""
    try:
        module.mse(x, y, w, b)
    except ValueError:
        return "ValueError"
    return "no error"


def both_gradients(module, x, y, w, b):
    """dw, db = gradients(x, y, w, b)"""
    return module.gradients(x, y, w, b)


def descent(module, x, y, w, b, lr, steps):
    """gradient_descent(x, y, w, b, lr, steps)"""
    return module.gradient_descent(x, y, w, b, lr, steps)


def batch(rng):
    """Draw x, y, w and b, float64, for N = 5 and D = 3."""
    return [torch.randn(s, generator=rng, dtype=torch.float64) for s in [(5, 3), (5,), (3,), ()]]


@pytest.mark.points(1)
def test_predict_example(submission, expect):
    """predict: the worked example gives [-0.5, 4.5, -0.5]."""
    expect(submission(prediction, X, W, B), torch.tensor([-0.5, 4.5, -0.5]))


@pytest.mark.points(1)
def test_mse_example(submission, expect):
    """mse: the worked example gives 2.916667."""
    expect(submission(loss, X, Y, W, B), torch.tensor(2.916667))


@pytest.mark.points(1)
def test_mse_column(submission):
    """mse: targets in a column of shape (N, 1) raise ValueError."""
    told = submission(loss_or_error, X, Y[:, None], W, B)

    assert told == "ValueError", f"y of shape (3, 1) should raise ValueError: {told}"


@pytest.mark.points(1)
def test_gradients_example(submission, expect):
    """gradients: the worked example gives the dw and db of the prompt."""
    observed = submission(both_gradients, X, Y, W, B)

    expect(observed, (torch.tensor([4.666667, -3.333333]), torch.tensor(0.333333)))


@pytest.mark.points(1)
def test_gradients_finite_differences(submission, expect, rng):
    """gradients: they agree with finite differences of your own loss."""
    x, y, w, b = batch(rng)
    direction, h = torch.randn(3, generator=rng, dtype=torch.float64), 1e-4

    along_w = submission(loss, x, y, w + h * direction, b)
    along_w = along_w - submission(loss, x, y, w - h * direction, b)
    along_b = submission(loss, x, y, w, b + h) - submission(loss, x, y, w, b - h)
    dw, db = submission(both_gradients, x, y, w, b)

    assert dw.shape == (3,), f"dw has shape {tuple(dw.shape)}, but w has shape (3,)"
    expect((dw * direction).sum(), along_w / (2 * h), rtol=1e-5, atol=1e-7)
    expect(db, along_b / (2 * h), rtol=1e-5, atol=1e-7)


@pytest.mark.points(1)
def test_descent_example(submission, expect):
    """gradient_descent: two steps of the worked example give the w, b and losses of the prompt."""
    observed = submission(descent, X, Y, W, B, 0.1, 2)

    w, b = torch.tensor([0.408889, -0.493333]), torch.tensor(0.52)
    expect(observed, (w, b, torch.tensor([2.916667, 0.696296, 0.336099])))
