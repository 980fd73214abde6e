r"""Check gradients against finite differences: find out whether a backward pass is right.

A derivative that was worked out by hand, or by new code, is called analytic. It can be tested
without any calculus: move one element of one parameter a little and see how far the loss moves. Do
that for every element, and compare. Training code does not do this, since it takes two losses for
each element, but a test of a backward pass does.

For an element p, with everything else held fixed, the central difference is

    numerical derivative = (f(p + h) - f(p - h)) / (2 h)

Its error shrinks like h^2, that of the one-sided (f(p + h) - f(p)) / h only like h. A smaller h is
not always better: the difference of two nearly equal losses keeps few correct digits. A float32
loss has about 7 digits, of which hardly one is left at h = 1e-6. So this computation runs in
float64, whatever the parameters are.

Two gradients a and b of one shape are compared by their relative error,

    relative error = ||a - b|| / (||a|| + ||b||)        ||a|| = sqrt(sum of all a_i^2)

which is 0 for equal gradients, at most 1, and does not change when both are scaled by one factor.

Worked example, numerical_gradients: f = c * (w_0^2 + w_1^2) at w = [1, 2] and c = 3 has the
gradients 2 c w = [6, 12] and w_0^2 + w_1^2 = 5. And f = x_0^3 + x_1^3 with h = 0.5 gives
[3.25, 12.25]: the formula with this h, not the limit of a small h.

    >>> f = lambda params: params["c"] * params["w"].square().sum()
    >>> params = {"w": torch.tensor([1.0, 2.0]), "c": torch.tensor(3.0)}
    >>> grads = numerical_gradients(f, params)
    >>> grads["w"], grads["c"]
    (tensor([ 6.0000, 12.0000], dtype=torch.float64), tensor(5.0000, dtype=torch.float64))
    >>> cubes = lambda params: params["x"].pow(3).sum()
    >>> numerical_gradients(cubes, {"x": torch.tensor([1.0, 2.0])}, h=0.5)
    {'x': tensor([ 3.2500, 12.2500], dtype=torch.float64)}

Worked example, relative_error: the first two are 5 / (5 + 0) and 1.4142 / 2.

    >>> relative_error(torch.tensor([3.0, 4.0]), torch.tensor([0.0, 0.0]))
    1.0
    >>> round(relative_error(torch.tensor([1.0, 0.0]), torch.tensor([0.0, 1.0])), 4)
    0.7071
    >>> relative_error(torch.zeros(2), torch.zeros(2))
    0.0

Worked example, check_gradients: with the f above, an analytic gradient of c that is twice too large
has the error |10 - 5| / (10 + 5), and is reported; that of w is right. If w is wrong, too, the
worst comes first.

    >>> dw, dc = torch.tensor([6.0, 12.0]), torch.tensor(10.0)
    >>> report = check_gradients(f, params, {"w": dw, "c": dc})
    >>> {name: round(error, 4) for name, error in report.items()}
    {'c': 0.3333}
    >>> report = check_gradients(f, params, {"w": dw.flip(0), "c": dc})
    >>> {name: round(error, 4) for name, error in report.items()}
    {'c': 0.3333, 'w': 0.3162}

Rules
- All tensors are float32 or float64, in any mix, of any shape with at least one element; () is one.
  They come without requires_grad and hold finite numbers. There is at least one parameter.
- The arguments stay as they are, params even while f runs: f may use the very tensors of params.
- f takes one argument, a dict like params, and gives the loss: a new tensor of shape (), or a
  Python float. Whenever you call it, its dict must have exactly the names of params, and every
  tensor in it must be float64, without requires_grad, in the shape of its parameter. That holds for
  the parameters that are not moved, too. You may call f any number of times. It does not change its
  argument, keeps nothing of it, and gives the same value for the same numbers.
- h > 0 and tol >= 0. The relative error of two tensors of zeros is 0.0.
- No two parameters that are to be reported have equal errors, so the report has one order. If
  grads is wrong in several ways, the message may hold any of the names that are concerned.
- The method has limits. Where the true gradient is 0, or the loss is so large that its difference
  has few correct digits, rounding alone can exceed `tol`, and at a kink (a ReLU at 0) the two sides
  differ. Checks keep away from these: f is smooth, its values are finite and not large, and what is
  right differs from the numerical gradient by far less than `tol`.
- Autograd in any form is forbidden: Tensor.backward, torch.autograd, the derivatives of
  torch.func (grad, vjp, jvp, jacobians, hessians), forward-mode differentiation, and PyTorch's
  backward kernels. Everything else is welcome, numpy too.

Source: Goodfellow, Bengio and Courville, "Deep Learning" (2016), section 11.5. The function
torch.autograd.gradcheck does the same for autograd, but compares element by element.

Fine print
- A parameter may be transposed or not contiguous; then `param.reshape(-1)` is a copy of it.
- Two names may hold the same tensor. They are two parameters all the same, and each is moved alone.
- Where an error is 0.0, the int 0 will do. It is open whether a result is contiguous.
"""

import itertools
from collections.abc import Callable

import torch


def numerical_gradients(
    f: Callable[[dict[str, torch.Tensor]], torch.Tensor | float],
    params: dict[str, torch.Tensor],
    h: float = 1e-6,
) -> dict[str, torch.Tensor]:
    """Compute the gradient of f with respect to each parameter by central differences.

    Args:
        f: the loss, a function of a dict of float64 tensors such as params.
        params: name -> tensor of any shape, float32 or float64: the point to differentiate at.
        h: by how much one element is moved at a time, > 0.

    Returns:
        name -> float64 tensor in the shape of the parameter, for each name of params.
    """
    point = {name: param.to(torch.float64, copy=True) for name, param in params.items()}
    grads = {name: torch.empty_like(param) for name, param in point.items()}
    for name, param in point.items():
        for index in itertools.product(*map(range, param.shape)):  # of shape (): once, index ()
            value = param[index].item()
            param[index] = value + h
            ahead = f(point)
            param[index] = value - h
            behind = f(point)
            param[index] = value
            grads[name][index] = (ahead - behind) / (2 * h)
    return grads


def relative_error(a: torch.Tensor, b: torch.Tensor) -> float:
    """Compute how much two tensors differ, relative to their size.

    Args:
        a: tensor of any shape, float32 or float64.
        b: tensor of the same shape, float32 or float64.

    Returns:
        ||a - b|| / (||a|| + ||b||), computed in float64, as a Python float; 0.0 if both are zero.

    Raises:
        ValueError: the shapes differ, even if one could be broadcast to the other.
    """
    if a.shape != b.shape:
        raise ValueError(f"shapes {a.shape} and {b.shape} differ")
    a, b = a.double(), b.double()
    size = a.norm() + b.norm()
    return ((a - b).norm() / size).item() if size else 0.0


def check_gradients(
    f: Callable[[dict[str, torch.Tensor]], torch.Tensor | float],
    params: dict[str, torch.Tensor],
    grads: dict[str, torch.Tensor],
    tol: float = 1e-6,
    h: float = 1e-6,
) -> dict[str, float]:
    """Report the parameters whose analytic gradient is wrong.

    Args:
        f: the loss, as in numerical_gradients.
        params: name -> tensor, as in numerical_gradients.
        grads: name -> analytic gradient, float32 or float64, for each name of params.
        tol: a relative error > tol is reported, one of exactly tol is not.
        h: step of the numerical gradients, > 0.

    Returns:
        name -> relative error between analytic and numerical gradient, a float, only for the
        parameters whose error is > tol, in the order of the errors, the largest first; {} if
        there are none.

    Raises:
        ValueError: grads lacks a parameter, has a name that params lacks, or holds a gradient in
            another shape than its parameter's. The message holds that name.
    """
    unmatched = set(params) ^ set(grads)
    if unmatched:
        raise ValueError(f"in only one of params and grads: {unmatched}")
    errors = {}
    for name, numerical in numerical_gradients(f, params, h).items():
        if grads[name].shape != numerical.shape:
            raise ValueError(f"the gradient of {name} has shape {grads[name].shape}")
        errors[name] = relative_error(grads[name], numerical)
    worst_first = sorted(errors, key=errors.get, reverse=True)
    return {name: errors[name] for name in worst_first if errors[name] > tol}
