"""Hidden checks for losses/loss_gradients."""

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

SHAPES = [(), (1,), (7,), (3, 5), (2, 1, 4)]
DTYPES = [torch.float32, torch.float64]


def gradients(function, batches):
    """Call a function for several shapes."""
    return {
        f"the gradient of shape {tuple(logits.shape)}": function(logits, targets)
        for logits, targets in batches
    }


def mse_gradients(module, batches):
    """mse_gradient(logits, targets), for several shapes"""
    return gradients(module.mse_gradient, batches)


def bce_gradients(module, batches):
    """bce_gradient(logits, targets), for several shapes"""
    return gradients(module.bce_gradient, batches)


def transposed(function, logits, targets):
    """Call a function, and call it with transposed and with other tensors."""
    return {
        "gradient": function(logits.clone(), targets),
        "of transposed tensors": function(logits.clone().T, targets.T),
        "of other logits": function(logits + 1, targets),
        "of other targets": function(logits.clone(), 1 - targets),
    }


def mse_transposed(module, logits, targets):
    """mse_gradient(logits, targets) and mse_gradient(logits.T, targets.T)"""
    return transposed(module.mse_gradient, logits, targets)


def bce_transposed(module, logits, targets):
    """bce_gradient(logits, targets) and bce_gradient(logits.T, targets.T)"""
    return transposed(module.bce_gradient, logits, targets)


def arguments_after(function, logits, targets):
    """Call a function three times; keep its arguments."""
    observed = function(logits, targets)
    of_others = function(1 + logits, targets), function(logits, 1 - targets)
    return {
        "logits after the call": logits,
        "targets after the call": targets,
        "other logits have another gradient": not torch.equal(observed, of_others[0]),
        "other targets have another gradient": not torch.equal(observed, of_others[1]),
    }


def after_mse_gradient(module, logits, targets):
    """mse_gradient(logits, targets), and its arguments after the call"""
    return arguments_after(module.mse_gradient, logits, targets)


def after_bce_gradient(module, logits, targets):
    """bce_gradient(logits, targets), and its arguments after the call"""
    return arguments_after(module.bce_gradient, logits, targets)


def refusal(function, argument):
    """Call a function; say in words whether it refuses."""
    try:
        function(argument)
    except ValueError:
        return "ValueError"
    return "no ValueError was raised"


def refused_targets(module, targets):
    """steepest_logit(target)

    Look at the slope a little to the left and to the right of that place.
    """
    return {f"target {target}": refusal(module.steepest_logit, target) for target in targets}


def refused_gradients(module, min_gradients):
    """stalled_logit(min_gradient)"""
    return {f"min_gradient {g}": refusal(module.stalled_logit, g) for g in min_gradients}


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


@pytest.mark.points(1)
@pytest.mark.parametrize("dtype", DTYPES)
def test_mse_value(agree, rng, dtype):
    """mse_gradient: it is right for random logits and soft targets of several shapes."""
    agree(mse_gradients, [soft_elements(rng, shape, dtype) for shape in SHAPES])


@pytest.mark.points(2)
@pytest.mark.parametrize("reach", [(1.0, 20.0), (20.0, 80.0)])
@pytest.mark.parametrize("dtype", DTYPES)
def test_mse_wrong_side(agree, rng, dtype, reach):
    """mse_gradient: on the wrong side it keeps its relative accuracy up to |z| = 80."""
    agree(mse_gradient, *hard_elements(rng, *reach, (4, 5), dtype), atol=0)


@pytest.mark.points(1)
@pytest.mark.parametrize("dtype", DTYPES)
def test_bce_value(agree, rng, dtype):
    """bce_gradient: it is right for random logits and soft targets of several shapes."""
    agree(bce_gradients, [soft_elements(rng, shape, dtype) for shape in SHAPES])


@pytest.mark.points(1)
@pytest.mark.parametrize("dtype", DTYPES)
def test_bce_far_out(agree, rng, dtype):
    """bce_gradient: it is right up to |z| = 80, on either side."""
    agree(bce_gradient, *hard_elements(rng, -80.0, 80.0, (6, 5), dtype))


@pytest.mark.points(1)
@pytest.mark.parametrize("gradients", [mse_transposed, bce_transposed])
def test_transposed(submission, expect, rng, gradients):
    """mse_gradient and bce_gradient: transposed tensors have the transposed gradient."""
    logits, targets = soft_elements(rng, (3, 4))

    told = submission(gradients, logits, targets)

    observed = told["gradient"]
    is_tensor = isinstance(observed, torch.Tensor)
    got = f"shape {tuple(observed.shape)}" if is_tensor else type(observed).__name__
    assert got == "shape (3, 4)", f"expected a tensor of shape (3, 4), got {got}"
    expect(told["of transposed tensors"], observed.T)
    for others in ("of other logits", "of other targets"):
        assert not torch.equal(told[others], observed), "other tensors have the same gradient"


@pytest.mark.points(1)
def test_mse_inputs_unchanged(agree, rng):
    """mse_gradient: the arguments are left as they were."""
    agree(after_mse_gradient, *soft_elements(rng, (3, 4)), rtol=0, atol=0)


@pytest.mark.points(1)
def test_bce_inputs_unchanged(agree, rng):
    """bce_gradient: the arguments are left as they were."""
    agree(after_bce_gradient, *soft_elements(rng, (3, 4)), rtol=0, atol=0)


@pytest.mark.points(1)
@pytest.mark.parametrize("target", [0, 1])
def test_steepest_value(agree, target):
    """steepest_logit: it is right for both targets, to within 1e-6."""
    agree(steepest, target, rtol=0, atol=1e-6)


@pytest.mark.points(1)
def test_steepest_of_another_target(agree):
    """steepest_logit: a target that is neither 0 nor 1 raises ValueError, 0 and 1 do not."""
    agree(refused_targets, [-1, 0, 1, 2])


@pytest.mark.points(1)
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
def test_stalled_out_of_range(agree):
    """stalled_logit: only gradients that are not strictly between 0 and 8/27 raise ValueError."""
    agree(refused_gradients, [-0.1, 0.0, 1e-30, 0.29, 8 / 27, 0.3, 2.0])
