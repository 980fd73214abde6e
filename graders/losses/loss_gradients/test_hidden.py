"""Hidden checks for losses/loss_gradients."""

import pytest
import torch

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

SHAPES = [(), (1,), (7,), (3, 5), (2, 1, 4)]
DTYPES = [torch.float32, torch.float64]


def mse_gradient(module, logits, targets):
    """mse_gradient(logits, targets)"""
    return module.mse_gradient(logits, targets)


def bce_gradient(module, logits, targets):
    """bce_gradient(logits, targets)"""
    return module.bce_gradient(logits, targets)


def gradients_leave_inputs(module, logits, targets):
    """the arguments of mse_gradient and bce_gradient, after the calls"""
    module.mse_gradient(logits, targets)
    module.bce_gradient(logits, targets)
    return logits, targets


def steepest(module, target):
    """steepest_logit(target)"""
    return module.steepest_logit(target)


def steepest_of_another_target(module, target):
    """steepest_logit(target), for a target that does not exist"""
    try:
        module.steepest_logit(target)
    except ValueError:
        return "ValueError"
    return "no error"


def stalled(module, min_gradient):
    """stalled_logit(min_gradient)"""
    return module.stalled_logit(min_gradient)


def stalled_out_of_range(module, min_gradient):
    """stalled_logit(min_gradient), for a gradient that is out of range"""
    try:
        module.stalled_logit(min_gradient)
    except ValueError:
        return "ValueError"
    return "no error"


def uniform(rng, low, high, shape=(), dtype=torch.float64):
    return low + (high - low) * torch.rand(shape, generator=rng, dtype=dtype)


def soft_elements(rng, shape, dtype=torch.float64):
    """Draw moderate logits and targets between 0 and 1."""
    logits = 2 * torch.randn(shape, generator=rng, dtype=dtype)
    return logits, uniform(rng, 0, 1, shape, dtype)


def hard_elements(rng, low, high, shape, dtype):
    """Draw targets 0 and 1, and logits that are wrong by `low` to `high`; right where negative."""
    targets = torch.randint(2, shape, generator=rng).to(dtype)
    return (1 - 2 * targets) * uniform(rng, low, high, shape, dtype), targets


@pytest.mark.points(2)
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("dtype", DTYPES)
def test_mse_value(agree, rng, shape, dtype):
    """mse_gradient: it is right for random logits and soft targets of several shapes."""
    agree(mse_gradient, *soft_elements(rng, shape, dtype))


@pytest.mark.points(2)
@pytest.mark.parametrize("reach", [(1.0, 20.0), (20.0, 80.0)])
@pytest.mark.parametrize("dtype", DTYPES)
def test_mse_wrong_side(agree, rng, dtype, reach):
    """mse_gradient: on the wrong side it keeps its relative accuracy up to |z| = 80."""
    agree(mse_gradient, *hard_elements(rng, *reach, (4, 5), dtype), atol=0)


@pytest.mark.points(2)
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("dtype", DTYPES)
def test_bce_value(agree, rng, shape, dtype):
    """bce_gradient: it is right for random logits and soft targets of several shapes."""
    agree(bce_gradient, *soft_elements(rng, shape, dtype))


@pytest.mark.points(1)
@pytest.mark.parametrize("dtype", DTYPES)
def test_bce_far_out(agree, rng, dtype):
    """bce_gradient: it is right up to |z| = 80, on either side."""
    agree(bce_gradient, *hard_elements(rng, -80.0, 80.0, (6, 5), dtype))


@pytest.mark.points(1)
def test_inputs_unchanged(agree, rng):
    """mse_gradient and bce_gradient: the arguments are left as they were."""
    agree(gradients_leave_inputs, *soft_elements(rng, (3, 4)), rtol=0, atol=0)


@pytest.mark.points(1)
@pytest.mark.parametrize("target", [0, 1])
def test_steepest_value(agree, target):
    """steepest_logit: it is right for both targets, to within 1e-6."""
    agree(steepest, target, rtol=0, atol=1e-6)


@pytest.mark.points(1)
@pytest.mark.parametrize("target", [-1, 2])
def test_steepest_of_another_target(agree, target):
    """steepest_logit: a target that is neither 0 nor 1 raises ValueError."""
    agree(steepest_of_another_target, target)


@pytest.mark.points(2)
def test_stalled_value(agree, rng):
    """stalled_logit: it is right for gradients from 0.001 to 0.29, to within 1e-6."""
    for low, high in ((0.001, 0.01), (0.01, 0.1), (0.1, 0.2), (0.2, 0.29)):
        agree(stalled, uniform(rng, low, high).item(), rtol=0, atol=1e-6)


@pytest.mark.points(1)
@pytest.mark.parametrize("exponent", [-12, -20, -30])
def test_stalled_tiny(agree, rng, exponent):
    """stalled_logit: it is right for tiny gradients, to within 1e-6."""
    agree(stalled, uniform(rng, 1, 9).item() * 10.0**exponent, rtol=0, atol=1e-6)


@pytest.mark.points(1)
@pytest.mark.parametrize("min_gradient", [-0.1, 0.0, 8 / 27, 0.3, 2.0])
def test_stalled_out_of_range(agree, min_gradient):
    """stalled_logit: a gradient that is not strictly between 0 and 8/27 raises ValueError."""
    agree(stalled_out_of_range, min_gradient)
