"""Public checks for backprop/autograd_engine: the worked example, and what gradients must obey."""

import pytest
from probes import expressions_of_one

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

# With a plain number: the value and the derivative at v = Value(4.0).
WITH_NUMBERS = {
    "v + 2": (6.0, 1.0),
    "2 + v": (6.0, 1.0),
    "v - 2": (2.0, 1.0),
    "2 - v": (-2.0, -1.0),
    "v * 2": (8.0, 2.0),
    "2 * v": (8.0, 2.0),
    "v / 2": (2.0, 0.5),
    "1 / v": (0.25, -0.0625),
    "-v": (-4.0, -1.0),
    "v ** 0.5": (2.0, 0.25),
}
# v is used several times: the value and the derivative at v = Value(1.5).
USED_OFTEN = {
    "v + v": (3.0, 2.0),
    "v * v * v": (3.375, 6.75),
    "v / v": (1.0, 0.0),
    "(v * 2) * (v + 1)": (7.5, 8.0),
}
# Each with the points at which its derivative is compared with a finite difference.
FUNCTIONS = {
    "v.exp()": [-0.7, 0.4],
    "v.log()": [0.3, 2.5],
    "v.tanh()": [-1.2, 0.6],
    "v.relu()": [-0.8, 1.5],
}


def worked_example(module, x, y, calls):
    """data and grad of out, p, s, y and x in the worked example, after calls of out.backward()

    Look at the order of the nodes, and what grad holds before and after a call.
    """
    x, y = module.Value(x), module.Value(y)
    s = x + y
    p = s * s
    out = p / x
    for _ in range(calls):
        out.backward()
    nodes = {"out": out, "p": p, "s": s, "y": y, "x": x}
    data = {f"{name}.data": node.data for name, node in nodes.items()}
    return data, {f"{name}.grad": node.grad for name, node in nodes.items()}


def long_chain(module, v, length):
    """-(-(... -v)): its data, and v.grad after backward()"""
    v = out = module.Value(v)
    for _ in range(length):
        out = -out
    out.backward()
    return {"data": out.data, "v.grad": v.grad}


def values_and_derivatives(table, v):
    """Return what expressions_of_one should see."""
    wanted = {}
    for expression, (data, grad) in table.items():
        at = f"{expression} at v = {v:.6g}"
        wanted |= {f"data of {at}": data, f"v.grad of {at}": grad}
    return wanted


@pytest.mark.points(1)
def test_example(submission, expect):
    """The worked example gives the values and the gradients that stand there."""
    data, grads = submission(worked_example, 3.0, -1.0, 1)

    expect(data, {"out.data": 4 / 3, "p.data": 4.0, "s.data": 2.0, "y.data": -1.0, "x.data": 3.0})
    wanted = {"out.grad": 1.0, "p.grad": 1 / 3, "s.grad": 4 / 3, "y.grad": 4 / 3, "x.grad": 8 / 9}
    expect(grads, wanted)


@pytest.mark.points(1)
def test_plain_numbers(submission, expect):
    """Plain numbers may stand on either side of an operation."""
    observed = submission(expressions_of_one, list(WITH_NUMBERS), 4.0)

    expect(observed, values_and_derivatives(WITH_NUMBERS, 4.0))


@pytest.mark.points(1)
@pytest.mark.parametrize("expression", FUNCTIONS)
def test_functions_finite_differences(submission, expect, expression):
    """The derivative of each function agrees with finite differences of its own values."""
    h, points = 1e-5, FUNCTIONS[expression]
    around = [p for point in points for p in (point - h, point, point + h)]

    observed = list(submission(expressions_of_one, [expression], *around).values())

    data, grads = observed[::2], observed[1::2]
    below, above = points
    assert data[1] != data[4], f"{expression} is the same at {below} and at {above}"
    for place, point in zip((1, 4), points, strict=True):
        grad = f"v.grad of {expression} at v = {point:.6g}"
        slope = (data[place + 1] - data[place - 1]) / (2 * h)
        expect({grad: grads[place]}, {grad: slope}, rtol=1e-6, atol=1e-7)


@pytest.mark.points(1)
def test_node_used_often(submission, expect):
    """A node that is used several times collects the sum over its uses."""
    observed = submission(expressions_of_one, list(USED_OFTEN), 1.5)

    expect(observed, values_and_derivatives(USED_OFTEN, 1.5))


@pytest.mark.points(1)
def test_gradients_accumulate(submission):
    """Two calls of backward() give twice the gradient, at leaves and at intermediate nodes."""
    _, once = submission(worked_example, 3.0, -1.0, 1)
    for name, grad in once.items():
        assert grad, f"{name} is {grad} after one call"

    _, twice = submission(worked_example, 3.0, -1.0, 2)
    for name, grad in once.items():
        is_double = abs(twice[name] / grad - 2) < 1e-9
        assert is_double, f"{name} is {grad:.6g} after one call and {twice[name]:.6g} after two"


@pytest.mark.points(1)
def test_long_chain(submission, expect):
    """A chain of 5000 operations works."""
    observed = submission(long_chain, 0.5, 5000)

    expect(observed, {"data": 0.5, "v.grad": 1.0})
