"""Hidden checks for backprop/mse_gradient."""

import pytest
import torch
from probes import gradients_refusals, loss, mse_refusals, prediction

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

# N and D, never equal: with a square x the transposed product would go through
BATCHES = [((5, 3), torch.float64), ((3, 6), torch.float32), ((1, 3), torch.float64)]
BATCHES += [((4, 1), torch.float32)]


def weight_gradient(module, x, y, w, b):
    """dw of gradients(x, y, w, b)

    Look at the error with its sign, the factor in front, and the sum over examples.
    """
    dw, _ = module.gradients(x, y, w, b)
    return dw


def bias_gradient(module, x, y, w, b):
    """db of gradients(x, y, w, b)"""
    _, db = module.gradients(x, y, w, b)
    return db


def parameters_after_descent(module, x, y, w, b, lr, steps):
    """w and b of gradient_descent(x, y, w, b, lr, steps)

    Look at both gradients, and the values of w and b from which they are computed.
    """
    w, b, _ = module.gradient_descent(x, y, w, b, lr, steps)
    return {"w": w, "b": b}


def losses_of_descent(module, x, y, w, b, lr, steps):
    """losses of gradient_descent(x, y, w, b, lr, steps)"""
    _, _, losses = module.gradient_descent(x, y, w, b, lr, steps)
    return losses


def called(function, x, y, w, b):
    """Call a function, look at its arguments, call it with another x and with another w."""
    result = function(x, y, w, b)
    return {
        "arguments after the call": {
            n: t.clone() for n, t in zip("xywb", (x, y, w, b), strict=True)
        },
        "result": result,
        "result of x + 1": function(x + 1, y, w, b),
        "result of w + 1": function(x, y, w + 1, b),
    }


def calls_of_predict(module, x, y, w, b):
    """predict(x, w, b), and its arguments after the call"""
    return called(lambda x, y, w, b: module.predict(x, w, b), x, y, w, b)


def calls_of_mse(module, x, y, w, b):
    """mse(x, y, w, b), and its arguments after the call"""
    return called(module.mse, x, y, w, b)


def calls_of_gradients(module, x, y, w, b):
    """gradients(x, y, w, b), and its arguments after the call"""
    return called(module.gradients, x, y, w, b)


def calls_of_descent(module, x, y, w, b):
    """gradient_descent(x, y, w, b, lr=0.1, steps=2), and its arguments after the call"""
    return called(lambda *batch: module.gradient_descent(*batch, 0.1, 2), x, y, w, b)


def batch(rng, shape, dtype=torch.float64):
    """Draw x, y, w and b."""
    n, d = shape
    return [torch.randn(s, generator=rng, dtype=dtype) for s in [(n, d), (n,), (d,), ()]]


def batches_with_targets(rng):
    """Draw two batches, each with its targets, and with a column, a row and one target too many."""
    batches = []
    for n in (1, 4):
        x, y, w, b = batch(rng, (n, 3))
        others = [torch.randn(s, generator=rng, dtype=y.dtype) for s in [(n, 1), (1, n), (n + 1,)]]
        batches += [(x, targets, w, b) for targets in (y, *others)]
    return batches


@pytest.mark.points(1)
@pytest.mark.parametrize(("shape", "dtype"), BATCHES)
def test_predict_value(agree, rng, shape, dtype):
    """predict: it equals its definition on random batches of several shapes."""
    x, _, w, b = batch(rng, shape, dtype)

    agree(prediction, x, w, b)


@pytest.mark.points(1)
@pytest.mark.parametrize(("shape", "dtype"), BATCHES)
def test_mse_value(agree, rng, shape, dtype):
    """mse: it equals its definition on random batches of several shapes."""
    agree(loss, *batch(rng, shape, dtype))


@pytest.mark.points(1)
def test_mse_other_shapes(agree, rng):
    """mse: y of another shape than (N,) raises ValueError, for N = 1 too; y of (N,) does not."""
    agree(mse_refusals, batches_with_targets(rng))


@pytest.mark.points(2)
@pytest.mark.parametrize(("shape", "dtype"), BATCHES)
def test_weight_gradient(agree, rng, shape, dtype):
    """gradients: dw is right on random batches of several shapes."""
    agree(weight_gradient, *batch(rng, shape, dtype))


@pytest.mark.points(2)
@pytest.mark.parametrize(("shape", "dtype"), BATCHES)
def test_bias_gradient(agree, rng, shape, dtype):
    """gradients: db is right on random batches of several shapes."""
    agree(bias_gradient, *batch(rng, shape, dtype))


@pytest.mark.points(1)
def test_gradients_other_shapes(agree, rng):
    """gradients: y of another shape than (N,) raises ValueError, for N = 1 too; others do not."""
    agree(gradients_refusals, batches_with_targets(rng))


@pytest.mark.points(2)
@pytest.mark.parametrize(("lr", "steps"), [(0.3, 0), (0.02, 1), (0.3, 4)])
def test_descent_parameters(agree, rng, lr, steps):
    """gradient_descent: w and b are right after no step, one step and several."""
    agree(parameters_after_descent, *batch(rng, (6, 3)), lr, steps)


@pytest.mark.points(2)
@pytest.mark.parametrize(("dtype", "steps"), [(torch.float32, 0), (torch.float64, 3)])
def test_descent_losses(agree, rng, dtype, steps):
    """gradient_descent: losses are the one before the first step and the one after each step."""
    agree(losses_of_descent, *batch(rng, (6, 3), dtype), 0.05, steps)


@pytest.mark.points(1)
def test_descent_float32(agree, rng):
    """gradient_descent: float32 parameters stay float32."""
    agree(parameters_after_descent, *batch(rng, (3, 4), torch.float32), 0.05, 3)


@pytest.mark.points(1)
@pytest.mark.parametrize(
    "calls", [calls_of_predict, calls_of_mse, calls_of_gradients, calls_of_descent]
)
def test_inputs_unchanged(submission, expect, rng, calls):
    """Every function leaves its arguments as they were, and other x or w give another result."""
    arguments = dict(zip("xywb", batch(rng, (5, 3)), strict=True))

    seen = submission(calls, *arguments.values())

    after = "arguments after the call"
    expect({after: seen[after]}, {after: arguments}, rtol=0, atol=0)
    for name in ("x", "w"):
        is_other = str(seen[f"result of {name} + 1"]) != str(seen["result"])
        assert is_other, f"{name} + 1 gives the same result as {name}"
