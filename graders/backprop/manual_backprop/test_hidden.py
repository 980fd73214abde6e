"""Hidden checks for backprop/manual_backprop.

Each check of backward hands over activations of the solution's forward, so that backward is judged
on its own.
"""

import pytest
import torch
from probes import activations, gradients, loss_value, parameters_after_step

pytestmark = pytest.mark.forbidden(
    "backward",
    "_backward",
    "sigmoid_backward*",
    "mse_loss_backward*",
    "grad",
    "vjp",
    "jvp",
    "*make_dual",
    "Tensor.grad_fn",
)

SHAPES = [(4, 3, 5, 2), (7, 2, 3, 6)]  # N, D, H, K: all different, so no weight is square
SINGLES = [(1, 3, 5, 2), (4, 3, 2, 1), (5, 1, 1, 3)]
DTYPES = [torch.float32, torch.float64]


def hidden_weight_gradient(module, x, y, w2, a1, a2):
    """dw1 of backward(x, y, w2, a1, a2)"""
    return module.backward(x, y, w2, a1, a2)[0]


def hidden_bias_gradient(module, x, y, w2, a1, a2):
    """db1 of backward(x, y, w2, a1, a2)"""
    return module.backward(x, y, w2, a1, a2)[1]


def output_weight_gradient(module, x, y, w2, a1, a2):
    """dw2 of backward(x, y, w2, a1, a2)"""
    return module.backward(x, y, w2, a1, a2)[2]


def output_bias_gradient(module, x, y, w2, a1, a2):
    """db2 of backward(x, y, w2, a1, a2)"""
    return module.backward(x, y, w2, a1, a2)[3]


def parameters_after_steps(module, x, y, w1, b1, w2, b2, lr, steps):
    """w1, b1, w2, b2 = train_step(x, y, w1, b1, w2, b2, lr), in a row

    Look at the four gradients by themselves, and the step of each parameter.
    """
    params = w1, b1, w2, b2
    for _ in range(steps):
        params = module.train_step(x, y, *params, lr)
    return params


def called(function, arguments, *names):
    """Call a function, look at its arguments, call it with another of the arguments named."""
    result = function(*arguments.values())
    seen = {"arguments after the call": {n: t.clone() for n, t in arguments.items()}}
    seen["result"] = result
    for name in names:
        others = {**arguments, name: arguments[name] + 1}
        seen[f"result of {name} + 1"] = function(*others.values())
    return seen


def calls_of_forward(module, x, w1, b1, w2, b2):
    """forward(x, w1, b1, w2, b2), and its arguments after the call"""
    arguments = {"x": x, "w1": w1, "b1": b1, "w2": w2, "b2": b2}
    return called(module.forward, arguments, "x", "w1")


def calls_of_loss(module, a2, y):
    """loss(a2, y), and its arguments after the call"""
    return called(module.loss, {"a2": a2, "y": y}, "a2", "y")


def calls_of_backward(module, x, y, w2, a1, a2):
    """backward(x, y, w2, a1, a2), and its arguments after the call"""
    arguments = {"x": x, "y": y, "w2": w2, "a1": a1, "a2": a2}
    return called(module.backward, arguments, "x", "y")


def calls_of_train_step(module, x, y, w1, b1, w2, b2):
    """train_step(x, y, w1, b1, w2, b2, lr=1.0), and its arguments after the call"""
    arguments = {"x": x, "y": y, "w1": w1, "b1": b1, "w2": w2, "b2": b2}
    return called(lambda *six: module.train_step(*six, 1.0), arguments, "x", "w1")


def network(rng, shape, dtype=torch.float64):
    """Draw x, y and the parameters."""
    n, d, h, k = shape
    shapes = [(n, d), (n, k), (d, h), (h,), (h, k), (k,)]
    return [torch.randn(size, generator=rng, dtype=dtype) for size in shapes]


def backward_inputs(reference, rng, shape, dtype=torch.float64):
    """Draw a network; give the arguments of backward, with the solution's activations."""
    x, y, w1, b1, w2, b2 = network(rng, shape, dtype)
    a1, a2 = reference(activations, x, w1, b1, w2, b2)
    return x, y, w2, a1, a2


def named(names, tensors):
    return dict(zip(names.split(), tensors, strict=True))


def checked(seen):
    """Return what probes of calls saw; the result has to depend on the arguments."""
    for told, result in seen.items():
        if told.startswith("result of"):
            name = told.removeprefix("result of ").removesuffix(" + 1")
            assert str(result) != str(seen["result"]), f"{told} is the result of {name}"
    return seen


def expect_arguments(expect, seen, arguments):
    """Expect that a call left its arguments as they were."""
    after = "arguments after the call"
    expect({after: checked(seen)[after]}, {after: arguments}, rtol=0, atol=0)


@pytest.mark.points(1)
@pytest.mark.parametrize("shape", [*SHAPES, SINGLES[2]])
def test_forward_value(agree, rng, shape):
    """forward: both activations equal their definition on random networks of several shapes."""
    x, _, *params = network(rng, shape)

    agree(activations, x, *params)


@pytest.mark.points(1)
@pytest.mark.parametrize("shape", [SHAPES[1], *SINGLES[:2]])
def test_loss_value(agree, rng, shape):
    """loss: it equals its definition for one output or several, one example or several."""
    n, _, _, k = shape
    a2 = torch.rand(n, k, generator=rng, dtype=torch.float64)
    y = torch.randn(n, k, generator=rng, dtype=torch.float64)

    agree(loss_value, a2, y)


@pytest.mark.points(2)
@pytest.mark.parametrize("shape", SHAPES)
def test_output_weight_gradient(agree, reference, rng, shape):
    """backward: dw2 is right on random networks of several shapes."""
    agree(output_weight_gradient, *backward_inputs(reference, rng, shape))


@pytest.mark.points(1)
@pytest.mark.parametrize("shape", SHAPES)
def test_output_bias_gradient(agree, reference, rng, shape):
    """backward: db2 is right on random networks of several shapes."""
    agree(output_bias_gradient, *backward_inputs(reference, rng, shape))


@pytest.mark.points(2)
@pytest.mark.parametrize("shape", SHAPES)
def test_hidden_weight_gradient(agree, reference, rng, shape):
    """backward: dw1 is right on random networks of several shapes."""
    agree(hidden_weight_gradient, *backward_inputs(reference, rng, shape))


@pytest.mark.points(1)
@pytest.mark.parametrize("shape", SHAPES)
def test_hidden_bias_gradient(agree, reference, rng, shape):
    """backward: db1 is right on random networks of several shapes."""
    agree(hidden_bias_gradient, *backward_inputs(reference, rng, shape))


@pytest.mark.points(1)
@pytest.mark.parametrize("shape", SINGLES)
def test_backward_singles(agree, reference, rng, shape):
    """backward: one example, one output, one hidden unit or one input feature is no exception."""
    agree(gradients, *backward_inputs(reference, rng, shape))


@pytest.mark.points(1)
@pytest.mark.parametrize("dtype", DTYPES)
def test_dtype_kept(submission, reference, rng, dtype):
    """forward, loss and backward: results have the dtype of the arguments, and depend on them."""
    x, y, *params = network(rng, SHAPES[0], dtype)
    layers = backward_inputs(reference, rng, SHAPES[0], dtype)

    forward = checked(submission(calls_of_forward, x, *params))["result"]
    loss = checked(submission(calls_of_loss, layers[-1], y))["result"]
    backward = checked(submission(calls_of_backward, *layers))["result"]

    for name, results in {"forward": forward, "loss": [loss], "backward": backward}.items():
        for result in results:
            got = getattr(result, "dtype", type(result))
            assert got == dtype, f"{name} returns {got} for arguments of {dtype}"


@pytest.mark.points(2)
@pytest.mark.parametrize(("shape", "lr"), [(SHAPES[0], 0.1), (SHAPES[1], 2.0)])
def test_train_step_value(agree, rng, shape, lr):
    """train_step: all four parameters take the right step, for a small and a large lr."""
    agree(parameters_after_step, *network(rng, shape), lr)


@pytest.mark.points(1)
def test_train_step_float32(agree, rng):
    """train_step: float32 parameters stay float32."""
    agree(parameters_after_step, *network(rng, SHAPES[1], torch.float32), 0.5)


@pytest.mark.points(1)
@pytest.mark.parametrize("shape", [SINGLES[0], SINGLES[1]])
def test_train_steps_in_a_row(agree, rng, shape):
    """train_step: three steps in a row arrive at the right parameters."""
    agree(parameters_after_steps, *network(rng, shape), 0.7, 3)


@pytest.mark.points(1)
def test_forward_and_loss_leave_inputs(submission, expect, rng):
    """forward and loss: the arguments are left as they were, and the results depend on them."""
    x, _, *params = network(rng, SHAPES[0])
    outputs = {"a2": torch.rand(4, 2, generator=rng), "y": torch.randn(4, 2, generator=rng)}

    seen = submission(calls_of_forward, x, *params)
    expect_arguments(expect, seen, named("x w1 b1 w2 b2", [x, *params]))
    expect_arguments(expect, submission(calls_of_loss, *outputs.values()), outputs)


@pytest.mark.points(1)
def test_backward_leaves_inputs(submission, expect, reference, rng):
    """backward: the arguments are left as they were, and the results depend on them."""
    arguments = named("x y w2 a1 a2", backward_inputs(reference, rng, SHAPES[0]))

    expect_arguments(expect, submission(calls_of_backward, *arguments.values()), arguments)


@pytest.mark.points(1)
def test_train_step_leaves_inputs(submission, expect, rng):
    """train_step: the arguments are left as they were, and the results depend on them."""
    arguments = named("x y w1 b1 w2 b2", network(rng, SHAPES[0]))

    expect_arguments(expect, submission(calls_of_train_step, *arguments.values()), arguments)
