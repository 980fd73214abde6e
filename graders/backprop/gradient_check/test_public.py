"""Public checks for backprop/gradient_check: the worked examples, and what a checker must obey."""

import math

import pytest
import torch

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


# --- the losses of the experiments


def scaled_squares(params):
    return params["c"] * params["w"].square().sum()


def cubes(params):
    return params["x"].pow(3).sum()


# --- probes


def gradients_of_scaled_squares(module, params):
    """numerical_gradients(f, params) for f = c * (w_0^2 + w_1^2)"""
    return module.numerical_gradients(scaled_squares, params)


def gradients_of_cubes(module, params, h):
    """numerical_gradients(f, params, h) for f = x_0^3 + x_1^3"""
    return module.numerical_gradients(cubes, params, h)


def error_between(module, a, b):
    """relative_error(a, b)"""
    return module.relative_error(a, b)


def error_between_shapes(module, a, b):
    """what relative_error(a, b) raises, for two shapes"""
    try:
        module.relative_error(a, b)
    except ValueError:
        return "ValueError"
    return "nothing"


def report(module, params, grads):
    """check_gradients(f, params, grads) for f = c * (w_0^2 + w_1^2), as a list of its items"""
    return list(module.check_gradients(scaled_squares, params, grads).items())


def complaint(module, params, grads, name):
    """what check_gradients(f, params, grads) raises, and whether the message holds a name"""
    try:
        module.check_gradients(scaled_squares, params, grads)
    except ValueError as error:
        return {"raised": "ValueError", f"names {name}": name in str(error)}
    return {"raised": "nothing", f"names {name}": False}


PARAMS = {"w": torch.tensor([1.0, 2.0]), "c": torch.tensor(3.0)}
DW, DC = torch.tensor([6.0, 12.0]), torch.tensor(5.0)


@pytest.mark.points(1)
def test_numerical_example(submission, expect):
    """numerical_gradients: the first worked example gives [6.0, 12.0] and 5.0, in float64."""
    observed = submission(gradients_of_scaled_squares, PARAMS)

    expect(observed, {"w": DW.double(), "c": DC.double()}, rtol=1e-6)


@pytest.mark.points(1)
def test_numerical_step(submission, expect):
    """numerical_gradients: the second worked example, with h = 0.5, gives [3.25, 12.25]."""
    observed = submission(gradients_of_cubes, {"x": torch.tensor([1.0, 2.0])}, 0.5)

    expect(observed, {"x": torch.tensor([3.25, 12.25], dtype=torch.float64)})


@pytest.mark.points(1)
def test_relative_error_example(submission, expect):
    """relative_error: the worked examples give 1.0, 0.7071 and 0.0."""
    zeros, a = torch.zeros(2), torch.tensor([3.0, 4.0])
    e0, e1 = torch.tensor([1.0, 0.0]), torch.tensor([0.0, 1.0])

    observed = [submission(error_between, *pair) for pair in [(a, zeros), (e0, e1), (zeros, zeros)]]

    expect(observed, [1.0, math.sqrt(0.5), 0.0])


@pytest.mark.points(1)
def test_relative_error_shapes(submission, expect):
    """relative_error: two shapes raise ValueError, even if they could be broadcast."""
    observed = submission(error_between_shapes, torch.ones(3), torch.ones(3, 1))

    expect(observed, "ValueError")


@pytest.mark.points(1)
def test_report_example(submission, expect):
    """check_gradients: the worked examples report c, then c and w, and nothing if all is right."""
    nothing = submission(report, PARAMS, {"w": DW, "c": DC})
    c = submission(report, PARAMS, {"w": DW, "c": 2 * DC})
    c_and_w = submission(report, PARAMS, {"w": DW.flip(0), "c": 2 * DC})

    expect(nothing, [])
    expect(c, [("c", 1 / 3)])
    expect(c_and_w, [("c", 1 / 3), ("w", math.sqrt(0.1))])


@pytest.mark.points(1)
def test_names_must_match(submission, expect):
    """check_gradients: a parameter without a gradient raises ValueError, which names it."""
    params = {"weight": torch.tensor([1.0, 2.0]), **PARAMS}

    observed = submission(complaint, params, {"w": DW, "c": DC}, "weight")

    expect(observed, {"raised": "ValueError", "names weight": True})
