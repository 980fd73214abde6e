"""Public checks for backprop/mse_gradient: the worked example, and what gradients must obey."""

import pytest
import torch
from probes import both_gradients, descent, loss, mse_refusals, prediction

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


def batch(rng):
    """Draw x, y, w and b, float64, for N = 5 and D = 3."""
    return [torch.randn(s, generator=rng, dtype=torch.float64) for s in [(5, 3), (5,), (3,), ()]]


@pytest.mark.points(1)
def test_predict_example(submission, expect):
    """predict: the worked example gives [-0.5, 4.5, -0.5], its first row with b = 2 gives [1]."""
    expect(submission(prediction, X, W, B), torch.tensor([-0.5, 4.5, -0.5]))
    expect(submission(prediction, X[:1], W, torch.tensor(2.0)), torch.tensor([1.0]))


@pytest.mark.points(1)
def test_mse_example(submission, expect):
    """mse: the worked example gives 2.916667, and 0.25 with its first row alone."""
    expect(submission(loss, X, Y, W, B), torch.tensor(2.916667))
    expect(submission(loss, X[:1], Y[:1], W, B), torch.tensor(0.25))


@pytest.mark.points(1)
def test_mse_column(submission, expect):
    """mse: targets in a column of shape (3, 1) raise ValueError, those of shape (3,) do not."""
    seen = submission(mse_refusals, [(X, Y[:, None], W, B), (X, Y, W, B)])

    of_column, of_vector = seen
    expect(seen, {of_column: "ValueError", of_vector: "no ValueError was raised"})


@pytest.mark.points(1)
def test_gradients_example(submission, expect):
    """gradients: the worked example gives its dw and db, and so does its first row alone."""
    observed = submission(both_gradients, X, Y, W, B)
    expect(observed, (torch.tensor([4.666667, -3.333333]), torch.tensor(0.333333)))

    observed = submission(both_gradients, X[:1], Y[:1], W, B)
    expect(observed, (torch.tensor([-1.0, -2.0]), torch.tensor(-1.0)))


@pytest.mark.points(1)
def test_gradients_finite_differences(submission, expect, rng):
    """gradients: they agree with finite differences of your own mse, which w and b change."""
    x, y, w, b = batch(rng)
    direction, h = torch.randn(3, generator=rng, dtype=torch.float64), 1e-4

    along_w = submission(loss, x, y, w + h * direction, b)
    along_w = along_w - submission(loss, x, y, w - h * direction, b)
    assert along_w != 0, "mse(x, y, w, b) stays the same when w changes"
    along_b = submission(loss, x, y, w, b + h) - submission(loss, x, y, w, b - h)
    assert along_b != 0, "mse(x, y, w, b) stays the same when b changes"

    dw, db = submission(both_gradients, x, y, w, b)

    assert dw.shape == (3,), f"dw has shape {tuple(dw.shape)}, but w has shape (3,)"
    slopes = {"slope of mse along a direction in w": along_w / (2 * h), "db": along_b / (2 * h)}
    observed = {"slope of mse along a direction in w": (dw * direction).sum(), "db": db}
    expect(observed, slopes, rtol=1e-5, atol=1e-7)


@pytest.mark.points(1)
def test_descent_example(submission, expect):
    """gradient_descent: two steps of the worked example give the w, b and losses stated there."""
    observed = submission(descent, X, Y, W, B, 0.1, 2)

    w, b = torch.tensor([0.408889, -0.493333]), torch.tensor(0.52)
    expect(observed, (w, b, torch.tensor([2.916667, 0.696296, 0.336099])))
