"""Hidden checks for backprop/mse_gradient."""

import pytest
import torch
from probes import gradients_refusal, loss, mse_refusal, prediction

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

SHAPES = [(5, 3), (3, 6), (4, 4), (1, 3), (4, 1), (1, 1)]  # N, D
DTYPES = [torch.float32, torch.float64]


def weight_gradient(module, x, y, w, b):
    """dw of gradients(x, y, w, b)"""
    dw, _ = module.gradients(x, y, w, b)
    return dw


def bias_gradient(module, x, y, w, b):
    """db of gradients(x, y, w, b)"""
    _, db = module.gradients(x, y, w, b)
    return db


def parameters_after_descent(module, x, y, w, b, lr, steps):
    """w and b of gradient_descent(x, y, w, b, lr, steps)"""
    w, b, _ = module.gradient_descent(x, y, w, b, lr, steps)
    return w, b


def losses_of_descent(module, x, y, w, b, lr, steps):
    """losses of gradient_descent(x, y, w, b, lr, steps)"""
    _, _, losses = module.gradient_descent(x, y, w, b, lr, steps)
    return losses


def call_of_predict(module, x, y, w, b):
    """predict(x, w, b), and its arguments after the call"""
    result = module.predict(x, w, b)
    return result, {"x": x, "y": y, "w": w, "b": b}


def call_of_mse(module, x, y, w, b):
    """mse(x, y, w, b), and its arguments after the call"""
    result = module.mse(x, y, w, b)
    return result, {"x": x, "y": y, "w": w, "b": b}


def call_of_gradients(module, x, y, w, b):
    """gradients(x, y, w, b), and its arguments after the call"""
    result = module.gradients(x, y, w, b)
    return result, {"x": x, "y": y, "w": w, "b": b}


def call_of_descent(module, x, y, w, b):
    """gradient_descent(x, y, w, b, lr=0.1, steps=2), and its arguments after the call"""
    result = module.gradient_descent(x, y, w, b, 0.1, 2)
    return result, {"x": x, "y": y, "w": w, "b": b}


def batch(rng, shape, dtype=torch.float64):
    """Draw x, y, w and b."""
    n, d = shape
    return [torch.randn(s, generator=rng, dtype=dtype) for s in [(n, d), (n,), (d,), ()]]


def targets_of_other_shapes(rng, n):
    """Draw a column, a row and one target too many."""
    return [torch.randn(s, generator=rng, dtype=torch.float64) for s in [(n, 1), (1, n), (n + 1,)]]


@pytest.mark.points(1)
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("dtype", DTYPES)
def test_predict_value(agree, rng, shape, dtype):
    """predict: it equals its definition on random batches of several shapes."""
    x, _, w, b = batch(rng, shape, dtype)

    agree(prediction, x, w, b)


@pytest.mark.points(1)
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("dtype", DTYPES)
def test_mse_value(agree, rng, shape, dtype):
    """mse: it equals its definition on random batches of several shapes."""
    agree(loss, *batch(rng, shape, dtype))


@pytest.mark.points(1)
@pytest.mark.parametrize("n", [1, 4])
def test_mse_other_shapes(agree, rng, n):
    """mse: y of another shape than (N,) raises ValueError, for N = 1 too; y of (N,) does not."""
    x, y, w, b = batch(rng, (n, 3))

    agree(mse_refusal, x, y, w, b)
    for y in targets_of_other_shapes(rng, n):
        agree(mse_refusal, x, y, w, b)


@pytest.mark.points(2)
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("dtype", DTYPES)
def test_weight_gradient(agree, rng, shape, dtype):
    """gradients: dw is right on random batches of several shapes."""
    agree(weight_gradient, *batch(rng, shape, dtype))


@pytest.mark.points(2)
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("dtype", DTYPES)
def test_bias_gradient(agree, rng, shape, dtype):
    """gradients: db is right on random batches of several shapes."""
    agree(bias_gradient, *batch(rng, shape, dtype))


@pytest.mark.points(1)
@pytest.mark.parametrize("n", [1, 4])
def test_gradients_other_shapes(agree, rng, n):
    """gradients: y of another shape than (N,) raises ValueError, for N = 1 too; others do not."""
    x, y, w, b = batch(rng, (n, 3))

    agree(gradients_refusal, x, y, w, b)
    for y in targets_of_other_shapes(rng, n):
        agree(gradients_refusal, x, y, w, b)


@pytest.mark.points(2)
@pytest.mark.parametrize("lr", [0.02, 0.3])
@pytest.mark.parametrize("steps", [0, 1, 4])
def test_descent_parameters(agree, rng, lr, steps):
    """gradient_descent: w and b are right after no step, one step and several."""
    agree(parameters_after_descent, *batch(rng, (6, 3)), lr, steps)


@pytest.mark.points(2)
@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("steps", [0, 1, 4])
def test_descent_losses(agree, rng, dtype, steps):
    """gradient_descent: losses are the one before the first step and the one after each step."""
    agree(losses_of_descent, *batch(rng, (6, 3), dtype), 0.05, steps)


@pytest.mark.points(1)
def test_descent_float32(agree, rng):
    """gradient_descent: float32 parameters stay float32."""
    agree(parameters_after_descent, *batch(rng, (3, 4), torch.float32), 0.05, 3)


@pytest.mark.points(1)
@pytest.mark.parametrize("call", [call_of_predict, call_of_mse, call_of_gradients, call_of_descent])
def test_inputs_unchanged(submission, expect, rng, call):
    """Every function leaves its arguments as they were, and other x or w give another result."""
    x, y, w, b = batch(rng, (5, 3))

    result, after = submission(call, x, y, w, b)
    of_other_x, _ = submission(call, x + 1, y, w, b)
    of_other_w, _ = submission(call, x, y, w + 1, b)

    expect(after, {"x": x, "y": y, "w": w, "b": b}, rtol=0, atol=0)
    assert str(of_other_x) != str(result), "x + 1 gives the same result as x"
    assert str(of_other_w) != str(result), "w + 1 gives the same result as w"
