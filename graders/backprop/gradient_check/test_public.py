"""Public checks for backprop/gradient_check: the worked examples, and what a checker must obey."""

import math

import pytest
import torch
from probes import as_read, complaint, errors_between, refusals

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
    """numerical_gradients(f, params, h) for f = x_0^3 + x_1^3

    Look at how many elements are moved at a time, by how much, and the divisor.
    """
    return module.numerical_gradients(cubes, params, h)


def report(module, params, grads):
    """check_gradients(f, params, grads) for f = c * (w_0^2 + w_1^2)

    Look at the numerical gradient of each element, and the order of what is reported.
    """
    return as_read(module.check_gradients(scaled_squares, params, grads))


PARAMS = {"w": torch.tensor([1.0, 2.0]), "c": torch.tensor(3.0)}
DW, DC = torch.tensor([6.0, 12.0]), torch.tensor(5.0)


@pytest.mark.points(1)
def test_numerical_example(submission, expect):
    """numerical_gradients: the worked example gives [6, 12] and 5, w = [2, -2] others."""
    observed = submission(gradients_of_scaled_squares, PARAMS)
    expect(observed, {"w": DW.double(), "c": DC.double()}, rtol=1e-6)

    observed = submission(gradients_of_scaled_squares, {**PARAMS, "w": torch.tensor([2.0, -2.0])})
    dw, dc = torch.tensor([12.0, -12.0]), torch.tensor(8.0)
    expect(observed, {"w": dw.double(), "c": dc.double()}, rtol=1e-6)


@pytest.mark.points(1)
@pytest.mark.parametrize(("h", "expected"), [(0.5, [3.25, 12.25]), (2.0, [7.0, 16.0])])
def test_numerical_step(submission, expect, h, expected):
    """numerical_gradients: x^3 at [1, 2] gives [3.25, 12.25] with h = 0.5, [7, 16] with h = 2."""
    observed = submission(gradients_of_cubes, {"x": torch.tensor([1.0, 2.0])}, h)

    expect(observed, {"x": torch.tensor(expected, dtype=torch.float64)})


@pytest.mark.points(1)
def test_relative_error_example(submission, expect):
    """relative_error: [3, 4] and zeros give 1.0, [1, 0] and [0, 1] 0.7071, two of zeros 0.0."""
    zeros, a = torch.zeros(2), torch.tensor([3.0, 4.0])
    e0, e1 = torch.tensor([1.0, 0.0]), torch.tensor([0.0, 1.0])

    observed = submission(errors_between, (a, zeros), (e0, e1), (zeros, zeros))

    expect(observed, {"pair 0": 1.0, "pair 1": math.sqrt(0.5), "pair 2": 0.0})


@pytest.mark.points(1)
def test_relative_error_shapes(submission, expect):
    """relative_error: shapes (3,) and (3, 1) raise ValueError, two of (3,) do not."""
    a = torch.tensor([1.0, 2.0, 3.0])

    seen = submission(refusals, (a, a[:, None]), (a, a))

    different, equal = "shapes (3,) and (3, 1)", "shapes (3,) and (3,)"
    expect(seen, {different: "ValueError", equal: "no ValueError was raised"})


@pytest.mark.points(1)
def test_report_example(submission, expect):
    """check_gradients: the worked examples report c, then c and w, and nothing if all is right."""
    c = {"names, in order": "c", "errors": {"c": 1 / 3}}
    expect(submission(report, PARAMS, {"w": DW, "c": 2 * DC}), c)

    c_and_w = {"names, in order": "c, w", "errors": {"c": 1 / 3, "w": math.sqrt(0.1)}}
    expect(submission(report, PARAMS, {"w": DW.flip(0), "c": 2 * DC}), c_and_w)

    nothing = {"names, in order": "", "errors": {}}
    expect(submission(report, PARAMS, {"w": DW, "c": DC}), nothing)


@pytest.mark.points(1)
def test_names_must_match(submission, expect):
    """check_gradients: a parameter without a gradient raises ValueError, which names it."""
    grads = {"w": torch.tensor([1.0, 2.0]), "c": torch.tensor(3.0)}
    params = {"weight": torch.tensor([1.0, 2.0]), **grads}

    told = submission(complaint, params, grads, "weight")
    expect(told, "a ValueError that names weight")
    expect(submission(complaint, params, params, "weight"), "no ValueError was raised")
