"""Hidden checks for backprop/gradient_check.

Where a check uses a large h, the curvature of the loss shows which differences were taken, and at
which point, far beyond the rounding of any way to compute them.
"""

import pytest
import torch
from probes import as_read, complaint, errors_between, half_squares, refusals

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

DTYPES = [torch.float32, torch.float64]
SHAPES = [(), (3,), (2, 3), (1, 2, 2)]
D, H, K = 2, 3, 1
NETWORK = {"w1": (D, H), "b1": (H,), "w2": (H, K), "b2": (K,)}


# --- the losses of the experiments: they work on any dtype


def network_loss(x, y):
    """The mean squared error of a network with one hidden layer."""

    def f(params):
        dtype = params["w1"].dtype
        hidden = torch.tanh(x.to(dtype) @ params["w1"] + params["b1"])
        return (hidden @ params["w2"] + params["b2"] - y.to(dtype)).square().mean()

    return f


def polynomial(params):
    """Sum the cubes of all elements, and the square of their sum, so that all of them interact."""
    elements = torch.cat([param.reshape(-1) for param in params.values()])
    weights = torch.arange(1, len(elements) + 1, dtype=elements.dtype)
    return (weights * elements.pow(3)).sum() + (weights * elements).sum().square()


def polynomial_as_float(params):
    return polynomial(params).item()


def total(params):
    """The sum of all elements, whose derivatives are 1, whatever h is."""
    return sum(param.sum() for param in params.values())


# --- probes


def network_gradients(module, params, x, y):
    """numerical_gradients(f, params) for the loss of a small network"""
    return module.numerical_gradients(network_loss(x, y), params)


def polynomial_gradients(module, params, h):
    """numerical_gradients(f, params, h) for a polynomial of all elements

    Look at how many elements are moved at a time, by how much, and the divisor.
    """
    return module.numerical_gradients(polynomial, params, h)


def gradients_of_float(module, params, h):
    """numerical_gradients(f, params, h) for an f that gives a Python float

    Look at how many elements are moved at a time, by how much, and the divisor.
    """
    return module.numerical_gradients(polynomial_as_float, params, h)


def gradients_without_one(module, params):
    """numerical_gradients(f, params) for an f that uses only the parameter w"""
    return module.numerical_gradients(lambda point: point["w"].square().sum(), params)


def arguments_of_f(module, params):
    """numerical_gradients(f, params): dtype and shape of all tensors with which it calls f"""
    seen = {"names in the dict": set()}

    def f(point):
        seen["names in the dict"].add(" ".join(sorted(point)))
        for name, tensor in point.items():
            told = f"{tensor.dtype} {tuple(tensor.shape)}"
            told += ", requires_grad" if tensor.requires_grad else ""
            seen.setdefault(name, set()).add(told)
        return half_squares(point)

    module.numerical_gradients(f, params)
    return {name: "; ".join(sorted(told)) for name, told in seen.items()}


def watched(params):
    """Make an f, half the sum of all squares, and a list of how far it saw elements moved."""
    seen = [0.0]

    def f(point):
        moved = [(point[name] - param).abs().max().item() for name, param in params.items()]
        seen.append(max(moved))
        return half_squares(point)

    return f, seen


def step_of_numerical(module, params):
    """numerical_gradients(f, params): how far it moves an element"""
    f, seen = watched(params)
    module.numerical_gradients(f, params)
    return max(seen)


def step_of_check(module, params, grads):
    """check_gradients(f, params, grads): how far it moves an element

    Look at the numerical gradient of each element, and the order of what is reported.
    """
    f, seen = watched(params)
    module.check_gradients(f, params, grads)
    return max(seen)


def gradients_of_transposed(module, params, h):
    """numerical_gradients(f, params, h), where the parameter w is a transposed tensor

    Look at how many elements are moved at a time, by how much, and the divisor.
    """
    params = {**params, "w": params["w"].T}
    return module.numerical_gradients(polynomial, params, h)


def gradients_of_untransposed(module, params, h):
    """numerical_gradients(f, params, h), where the parameter w is contiguous

    Look at how many elements are moved at a time, by how much, and the divisor.
    """
    params = {**params, "w": params["w"].T.contiguous()}
    return module.numerical_gradients(polynomial, params, h)


def gradients_of_shared(module, w, h):
    """numerical_gradients(f, {"a": w, "b": w}, h)"""
    return module.numerical_gradients(polynomial, {"a": w, "b": w}, h)


def gradients_of_unshared(module, w, h):
    """numerical_gradients(f, {"a": w, "b": w.clone()}, h)"""
    return module.numerical_gradients(polynomial, {"a": w, "b": w.clone()}, h)


def calls_of_numerical(module, params, others):
    """numerical_gradients(f, params), and params after the call; then with other params"""
    result = module.numerical_gradients(polynomial, params)
    other = module.numerical_gradients(polynomial, others)
    return result, other, {"params": params}


def calls_of_relative_error(module, a, b, other):
    """relative_error(a, b), and its arguments after the call; then with another b

    Look at the norms, over which elements, and the divisor.
    """
    result = module.relative_error(a, b)
    return result, module.relative_error(a, other), {"a": a, "b": b}


def calls_of_check(module, params, grads, others):
    """check_gradients(f, params, grads), and its arguments after the call; then with other grads

    Look at the numerical gradient of each element, and the order of what is reported.
    """
    result = module.check_gradients(half_squares, params, grads)
    other = module.check_gradients(half_squares, params, others)
    return result, other, {"params": params, "grads": grads}


def report(module, params, grads, *options):
    """check_gradients(f, params, grads, tol, h) for f = half the sum of all squares

    Look at the numerical gradient of each element, and the order of what is reported.
    """
    return as_read(module.check_gradients(half_squares, params, grads, *options))


def distance_from(params):
    """Make an f: the squared distance of its argument from params."""

    def f(point):
        moved = (point[name] - param + 1 for name, param in params.items())
        return sum(distance.square().sum() for distance in moved)

    return f


def gradients_of_pull(module, params):
    """numerical_gradients(f, params) for an f that uses params: the squared distance from them"""
    return module.numerical_gradients(distance_from(params), params)


def gradients_of_pull_to_copy(module, params):
    """numerical_gradients(f, params) for the squared distance from a copy of params"""
    copy = {name: param.clone() for name, param in params.items()}
    return module.numerical_gradients(distance_from(copy), params)


def report_of_network(module, params, grads, x, y, tol):
    """check_gradients(f, params, grads, tol) for the loss of a small network

    Look at the numerical gradient of each element, and the order of what is reported.
    """
    return as_read(module.check_gradients(network_loss(x, y), params, grads, tol))


def report_of_total(module, params, grads, tol, h):
    """check_gradients(f, params, grads, tol, h) for f = the sum of all elements

    Look at the numerical gradient of each element, and the order of what is reported.
    """
    return as_read(module.check_gradients(total, params, grads, tol, h))


def report_with_default_tol(module, params, grads, h):
    """check_gradients(f, params, grads, h=h) for f = the sum of all elements

    Look at the numerical gradient of each element, and the order of what is reported.
    """
    return as_read(module.check_gradients(total, params, grads, h=h))


def report_of_polynomial(module, params, grads, tol, h):
    """check_gradients(f, params, grads, tol, h) for a polynomial of all elements

    Look at the numerical gradient of each element, and the order of what is reported.
    """
    return as_read(module.check_gradients(polynomial, params, grads, tol, h))


# --- inputs


def drawn(rng, shape, dtype=torch.float64):
    """Draw a tensor whose elements are far from zero, so that its norm is too."""
    size = 0.5 + torch.rand(shape, generator=rng, dtype=dtype)
    return torch.where(torch.rand(shape, generator=rng) < 0.5, -size, size)


def many_shapes(rng, dtype=torch.float64):
    return {f"p{i}": drawn(rng, shape, dtype) for i, shape in enumerate(SHAPES)}


@pytest.mark.points(1)
@pytest.mark.parametrize(("dtype", "n"), [(torch.float32, 4), (torch.float64, 1)])
def test_network(agree, rng, dtype, n):
    """numerical_gradients: right for a small network, also if its parameters are float32."""
    params = {name: drawn(rng, shape, dtype) for name, shape in NETWORK.items()}
    x, y = drawn(rng, (n, D), dtype), drawn(rng, (n, K), dtype)

    agree(network_gradients, params, x, y, rtol=1e-4, atol=1e-5)


@pytest.mark.points(2)
@pytest.mark.parametrize(("h", "dtype"), [(0.5, torch.float32), (0.01, torch.float64)])
def test_formula(agree, rng, h, dtype):
    """numerical_gradients: each element is moved by h, alone, in parameters of any shape."""
    agree(polynomial_gradients, many_shapes(rng, dtype), h, rtol=1e-7, atol=1e-8)


@pytest.mark.points(1)
def test_f_gives_float(agree, rng):
    """numerical_gradients: f may give a Python float, or not depend on a parameter."""
    params = {"w": drawn(rng, (2, 2)), "unused": drawn(rng, (3,))}

    agree(gradients_of_float, params, 0.1)
    agree(gradients_without_one, params, rtol=1e-6, atol=1e-7)


@pytest.mark.points(1)
def test_arguments_of_f(agree, rng):
    """numerical_gradients: f gets all parameters, each in float64 and in its shape."""
    params = {"w": drawn(rng, (2, 3), torch.float32), "b": drawn(rng, (2,)), "c": drawn(rng, ())}

    agree(arguments_of_f, params)


@pytest.mark.points(1)
def test_default_step(agree, rng):
    """numerical_gradients and check_gradients: an element is moved by 1e-6, if no h is given."""
    params = {"w": drawn(rng, (2, 3)), "c": drawn(rng, ())}

    agree(step_of_numerical, params, rtol=1e-3, atol=0)
    agree(step_of_check, params, params, rtol=1e-3, atol=0)


@pytest.mark.points(1)
def test_transposed(submission, expect, rng):
    """numerical_gradients: a transposed parameter has the gradient of a contiguous one."""
    params = {"w": drawn(rng, (3, 2)), "b": drawn(rng, (2,))}

    of_contiguous = submission(gradients_of_untransposed, params, 0.5)
    expect(submission(gradients_of_transposed, params, 0.5), of_contiguous)
    of_others = submission(gradients_of_transposed, {**params, "w": params["w"] + 1}, 0.5)
    assert str(of_others) != str(of_contiguous), "w + 1 gives the same gradients as w"


@pytest.mark.points(1)
def test_shared(submission, expect, rng):
    """numerical_gradients: two names with the same tensor are two parameters, each moved alone."""
    w = drawn(rng, (2, 2))

    of_two_tensors = submission(gradients_of_unshared, w, 0.5)
    expect(submission(gradients_of_shared, w, 0.5), of_two_tensors)
    of_others = submission(gradients_of_shared, w + 1, 0.5)
    assert str(of_others) != str(of_two_tensors), "w + 1 gives the same gradients as w"


@pytest.mark.points(1)
def test_inputs_unchanged(submission, expect, rng):
    """All three functions leave their arguments as they were, also while f runs."""
    params = {"w": drawn(rng, (2, 2)), "c": drawn(rng, ())}  # float64: to double() is no copy
    a, b = drawn(rng, (2, 3)), drawn(rng, (2, 3))
    others = {name: param + 1 for name, param in params.items()}

    for calls, arguments, other in [
        (calls_of_numerical, {"params": params}, others),
        (calls_of_relative_error, {"a": a, "b": b}, b + 1),
        (calls_of_check, {"params": params, "grads": params}, others),
    ]:
        result, other_result, after = submission(calls, *arguments.values(), other)
        expect(after, arguments, rtol=0, atol=0)
        assert str(other_result) != str(result), "other arguments give the same result"
    expected = submission(gradients_of_pull_to_copy, params)
    expect(submission(gradients_of_pull, params), expected)


@pytest.mark.points(1)
def test_relative_error(agree, rng):
    """relative_error: right for any shape, dtypes and size of the numbers."""
    pairs = []
    for scale in [1.0, 1e-30, 1e25]:
        for shape in SHAPES:
            a, b = scale * drawn(rng, shape), scale * drawn(rng, shape)
            pairs += [(a, b), (a.float(), b), (a.float(), 3 * b.float())]

    agree(errors_between, *pairs)


@pytest.mark.points(1)
def test_relative_error_of_zeros(agree, rng):
    """relative_error: 0.0 if both are zero, 1.0 if one is."""
    pairs = []
    for shape in SHAPES:
        zeros, a = torch.zeros(shape), drawn(rng, shape)
        pairs += [(zeros, zeros.double()), (zeros, a), (a, zeros)]

    agree(errors_between, *pairs)


@pytest.mark.points(1)
def test_relative_error_shapes(agree, rng):
    """relative_error: two shapes raise ValueError, even if they could be broadcast."""
    others = {(): (1,), (3,): (1, 3), (2, 3): (3, 2), (4,): (2, 2), (2, 1): (2, 3)}
    pairs = [pair for shape, other in others.items() for pair in [(shape, shape), (shape, other)]]

    agree(refusals, *[(drawn(rng, a), drawn(rng, b)) for a, b in pairs])


@pytest.mark.points(2)
def test_report(agree, rng):
    """check_gradients: it reports the wrong gradients, each with its error, the worst first."""
    params = many_shapes(rng)
    params["p1"] = params["p1"].float()
    grads = dict(params)  # right for half the sum of squares
    grads["p1"] = params["p1"] * 1.3
    grads["p2"] = params["p2"] * 1.02
    grads["p3"] = -params["p3"]

    agree(report, params, params)
    agree(report, params, dict(reversed(grads.items())), rtol=1e-3)


@pytest.mark.points(1)
def test_tolerance(agree, rng):
    """check_gradients: what is reported depends on tol, 1e-6 by default; exactly tol is not."""
    params = {"w": drawn(rng, (3,)), "b": drawn(rng, (2,))}
    grads = {"w": params["w"] * 1.02, "b": params["b"] * 1.2}
    for tol in [1e-3, 0.03, 0.3]:
        agree(report, params, grads, tol, rtol=1e-3)
    one = torch.tensor(1.0, dtype=torch.float64)
    for off in [1.6e-6, 2.4e-6]:  # errors of 0.8e-6 and 1.2e-6
        agree(report_with_default_tol, {"c": one}, {"c": one + off}, 0.5, rtol=1e-3)
    agree(report_of_total, {"c": torch.tensor(1.0)}, {"c": torch.tensor(3.0)}, 0.5, 0.5)
    agree(report_of_total, {"c": torch.tensor(1.0)}, {"c": torch.tensor(1.0)}, 0.0, 0.5)


@pytest.mark.points(1)
def test_step_of_check(agree, reference, rng):
    """check_gradients: the numerical gradients are those of the h that was asked for, or 1e-6."""
    params = {"w": drawn(rng, (3,)), "c": drawn(rng, ())}
    grads = reference(polynomial_gradients, params, 0.3)

    agree(report_of_polynomial, params, grads, 1e-6, 0.3)
    agree(report_of_polynomial, params, grads, 1e-6, 0.2)

    params = {name: drawn(rng, shape) for name, shape in NETWORK.items()}
    x, y = drawn(rng, (4, D)), drawn(rng, (4, K))
    grads = reference(network_gradients, params, x, y)

    agree(report_of_network, params, grads, x, y, 1e-3)


@pytest.mark.points(1)
def test_names_and_shapes_must_match(agree, rng):
    """check_gradients: a missing or superfluous name and a wrong shape raise, with the name."""
    params = {"encoder": drawn(rng, (3,)), "decoder": drawn(rng, (2, 2)), "bias": drawn(rng, ())}
    without = {name: grad for name, grad in params.items() if name != "decoder"}

    agree(complaint, params, params, "decoder")
    agree(complaint, params, without, "decoder")
    agree(complaint, without, params, "decoder")
    agree(complaint, params, params | {"encoder": params["encoder"][:, None]}, "encoder")
    agree(complaint, params, params | {"decoder": params["decoder"][0]}, "decoder")
    agree(complaint, params, params | {"bias": params["bias"][None]}, "bias")
