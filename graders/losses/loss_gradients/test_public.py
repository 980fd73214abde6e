"""Public checks for losses/loss_gradients: the worked examples, and what derivatives must obey."""

import math

import pytest
import torch
from probes import bce_gradient, mse_gradient, stalled, steepest

pytestmark = pytest.mark.forbidden(
    "backward",
    "_backward",
    "sigmoid_backward*",
    "log_sigmoid_backward*",
    "mse_loss_backward*",
    "binary_cross_entropy_backward*",
    "grad",
    "vjp",
    "jvp",
    "*make_dual",
    "Tensor.grad_fn",
)

LOGITS = torch.tensor([0.0, 2.0, -1.0, 40.0])
TARGETS = torch.tensor([1.0, 0.0, 0.25, 0.0])
H = 1e-4  # step of the finite differences


def mse(z, t):
    return (torch.sigmoid(z) - t).square()


def bce(z, t):
    p = torch.sigmoid(z)
    return -(t * p.log() + (1 - t) * (1 - p).log())


def mse_slope(z, target):
    """Return the slope of mse at a number z, by finite differences."""
    ahead, behind = torch.tensor([z + H, z - H], dtype=torch.float64)
    return ((mse(ahead, target) - mse(behind, target)) / (2 * H)).item()


def elements(rng):
    """Draw moderate logits and soft targets, float64."""
    logits = 2 * torch.randn(3, 4, generator=rng, dtype=torch.float64)
    return logits, torch.rand(3, 4, generator=rng, dtype=torch.float64)


@pytest.mark.points(1)
def test_mse_example(submission, expect):
    """mse_gradient: the worked example; -gradient for -logits and 1 - targets."""
    gradient = torch.tensor([-0.25, 0.184956, 0.007448, 8.4967e-18])

    for logits, targets, expected in (
        (LOGITS, TARGETS, gradient),
        (-LOGITS, 1 - TARGETS, -gradient),
    ):
        observed = submission(mse_gradient, logits, targets)
        expect(observed, expected)
        expect(observed[3:], expected[3:], rtol=2e-4, atol=0)


@pytest.mark.points(1)
def test_mse_finite_differences(submission, expect, rng):
    """mse_gradient: it agrees with finite differences of the loss."""
    z, t = elements(rng)

    gradient = submission(mse_gradient, z, t)

    expect(gradient, (mse(z + H, t) - mse(z - H, t)) / (2 * H), rtol=1e-5, atol=1e-7)


@pytest.mark.points(1)
def test_bce_example(submission, expect):
    """bce_gradient: the worked example; -gradient for -logits and 1 - targets."""
    expected = torch.tensor([-0.5, 0.880797, 0.018941, 1.0])

    expect(submission(bce_gradient, LOGITS, TARGETS), expected)
    expect(submission(bce_gradient, -LOGITS, 1 - TARGETS), -expected)


@pytest.mark.points(1)
def test_bce_finite_differences(submission, expect, rng):
    """bce_gradient: it agrees with finite differences of the loss."""
    z, t = elements(rng)

    gradient = submission(bce_gradient, z, t)

    expect(gradient, (bce(z + H, t) - bce(z - H, t)) / (2 * H), rtol=1e-5, atol=1e-7)


@pytest.mark.points(1)
@pytest.mark.parametrize("target", [0, 1])
def test_steepest_is_a_peak(submission, target):
    """steepest_logit: mse is steeper there than a little to the left or to the right."""
    z = submission(steepest, target)

    assert isinstance(z, float), f"expected a float, got {z!r}"
    assert math.isfinite(z), f"expected a finite logit, got {z!r}"
    peak = abs(mse_slope(z, target))
    for aside in (z - 0.05, z + 0.05):
        slope = abs(mse_slope(aside, target))
        told = f"mse with the target {target} has the slope {peak:.6f} at z = {z:.6f}, but"
        assert slope < peak, f"{told} {slope:.6f} at z = {aside:.6f}"


@pytest.mark.points(1)
def test_stalled_example(submission, expect):
    """stalled_logit: the worked example gives 2.822455 and 5.283126."""
    expect(submission(stalled, 0.1), 2.822455, rtol=0, atol=2e-6)
    expect(submission(stalled, 0.01), 5.283126, rtol=0, atol=2e-6)
