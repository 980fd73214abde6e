"""Public checks for backprop/autograd_engine: the worked example, and what gradients must obey."""

import pytest

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
# Each with the points at which its derivative is compared with a finite difference.
FUNCTIONS = {"exp": [-0.7, 0.4], "log": [0.3, 2.5], "tanh": [-1.2, 0.6], "relu": [-0.8, 1.5]}


def worked_example(module, x, y, calls):
    """data and grad of out, p, s, y and x in the worked example, after calls of out.backward()"""
    x, y = module.Value(x), module.Value(y)
    s = x + y
    p = s * s
    out = p / x
    for _ in range(calls):
        out.backward()
    return [{"data": node.data, "grad": node.grad} for node in (out, p, s, y, x)]


def with_number(module, expression, v):
    """data of an expression with a plain number, and v.grad after backward()"""
    v = module.Value(v)
    out = eval(expression, {"v": v})
    out.backward()
    return out.data, v.grad


def function_of(module, name, v):
    """data of v.exp(), v.log(), v.tanh() or v.relu(), and v.grad after backward()"""
    v = module.Value(v)
    out = getattr(v, name)()
    out.backward()
    return out.data, v.grad


def node_used_often(module, v):
    """v.grad after backward() of v + v, of v * v * v and of a diamond (v * 2) * (v + 1)"""
    grads = []
    for expression in ("v + v", "v * v * v", "(v * 2) * (v + 1)"):
        node = module.Value(v)
        eval(expression, {"v": node}).backward()
        grads.append(node.grad)
    return grads


def long_chain(module, v, length):
    """data of -(-(... -v)), and v.grad after backward()"""
    v = out = module.Value(v)
    for _ in range(length):
        out = -out
    out.backward()
    return out.data, v.grad


@pytest.mark.points(1)
def test_example(submission, expect):
    """The worked example gives the values and the gradients of the prompt."""
    observed = submission(worked_example, 3.0, -1.0, 1)

    out, p, s = (
        {"data": 4 / 3, "grad": 1.0},
        {"data": 4.0, "grad": 1 / 3},
        {"data": 2.0, "grad": 4 / 3},
    )
    y, x = {"data": -1.0, "grad": 4 / 3}, {"data": 3.0, "grad": 8 / 9}
    expect(observed, [out, p, s, y, x])


@pytest.mark.points(1)
def test_plain_numbers(submission, expect):
    """Plain numbers may stand on either side of an operation."""
    observed = {expression: submission(with_number, expression, 4.0) for expression in WITH_NUMBERS}

    expect(observed, WITH_NUMBERS)


@pytest.mark.points(1)
@pytest.mark.parametrize("name", FUNCTIONS)
def test_functions_finite_differences(submission, expect, name):
    """The derivative of each function agrees with finite differences of its own values."""
    h = 1e-5
    for v in FUNCTIONS[name]:
        ahead, _ = submission(function_of, name, v + h)
        behind, _ = submission(function_of, name, v - h)
        _, grad = submission(function_of, name, v)

        expect(grad, (ahead - behind) / (2 * h), rtol=1e-6, atol=1e-7)


@pytest.mark.points(1)
def test_node_used_often(submission, expect):
    """A node that is used several times collects the sum over its uses."""
    v = 1.5

    observed = submission(node_used_often, v)

    expect(observed, [2.0, 3 * v**2, 4 * v + 2])


@pytest.mark.points(1)
def test_gradients_accumulate(submission):
    """Two calls of backward() give twice the gradient, at leaves and at intermediate nodes."""
    once = submission(worked_example, 3.0, -1.0, 1)
    twice = submission(worked_example, 3.0, -1.0, 2)

    for name, first, second in zip(["out", "p", "s", "y", "x"], once, twice, strict=True):
        ratio = second["grad"] / first["grad"] if first["grad"] else 0.0
        assert abs(ratio - 2) < 1e-9, (
            f"{name}.grad is {first['grad']:.6g} after one call and {second['grad']:.6g} after two"
        )


@pytest.mark.points(1)
def test_long_chain(submission, expect):
    """A chain of 20 000 operations works."""
    observed = submission(long_chain, 0.5, 20_000)

    expect(observed, (0.5, 1.0))
