r"""Check gradients against finite differences: find out whether a backward pass is right.

A derivative that was worked out by hand can be tested without calculus. Move one element of one
parameter a little and see how far the loss moves:

    >>> f = lambda params: params["c"] * params["w"].square().sum()
    >>> params = {"w": torch.tensor([1.0, 2.0]), "c": torch.tensor(3.0)}
    >>> numerical_gradients(f, params)
    {'w': tensor([ 6.0000, 12.0000], dtype=torch.float64),
     'c': tensor(5.0000, dtype=torch.float64)}

For an element p, with everything else held fixed, the central difference is

    numerical derivative = (f(p + h) - f(p - h)) / (2 h)

Its error shrinks like h^2, that of (f(p + h) - f(p)) / h only like h. But the difference of two
nearly equal losses keeps few correct digits: of the 7 digits of a float32 loss, hardly one is left
at h = 1e-6. So all of this runs in float64, whatever the parameters are: whenever f is called,
every tensor in its dict is float64.

Two gradients are compared by

    relative error = ||a - b|| / (||a|| + ||b||)        ||a|| = sqrt(sum of all a_i^2)

which is at most 1 and does not change when both are scaled alike. Two zero tensors have the error
0.0. Below, the error is 5 / (5 + 0):

    >>> relative_error(torch.tensor([3.0, 4.0]), torch.tensor([0.0, 0.0]))
    1.0

`check_gradients` reports what is wrong, the worst first. Here c is twice as large as it should be,
with the error |10 - 5| / (10 + 5), and w is reversed:

    >>> wrong = {"w": torch.tensor([12.0, 6.0]), "c": torch.tensor(10.0)}
    >>> report = check_gradients(f, params, wrong)
    >>> {name: round(error, 4) for name, error in report.items()}
    {'c': 0.3333, 'w': 0.3162}

Rules
- Parameters have any shape, () too, and are float32 or float64, in any mix.
- The arguments stay as they are, params even while f runs.
- Autograd is forbidden.

Source: Goodfellow, Bengio and Courville, "Deep Learning" (2016), section 11.5.

Fine print
- f takes a dict like params and gives a new tensor of shape () or a Python float. Its dict must
  have exactly the names of params, and each tensor its parameter's shape, without requires_grad,
  also those that are not moved. f may be called any number of times. It may also read the original
  tensors of params, so do not move those, not even for a moment. f does not change its argument,
  keeps nothing of it, and gives the same for the same numbers.
- Tensors have at least one element, hold finite numbers and come without requires_grad. There is at
  least one parameter; h > 0 and tol >= 0.
- A large h shows the formula: x_0^3 + x_1^3 at [1, 2] with h = 0.5 gives [3.25, 12.25].
- A parameter may be transposed or not contiguous; then `param.reshape(-1)` is a copy of it.
- Two names may hold the same tensor. They are two parameters all the same, and each is moved alone.
- No two errors that are to be reported are equal. If grads is wrong in several ways, the message
  may hold any of the names concerned.
- The method has limits. Where the true gradient is 0, or the loss is large, rounding alone can
  exceed `tol`; at a kink, such as a ReLU at 0, the two sides differ. No check goes there: f is
  smooth, and what is right differs from the numerical gradient by far less than `tol`.
- Where an error is 0.0, the int 0 will do. It is open whether a result is contiguous.
- Forbidden are Tensor.backward, torch.autograd, the derivatives of torch.func (grad, vjp, jvp,
  jacobians, hessians), forward-mode differentiation, and PyTorch's backward kernels. numpy is
  welcome. torch.autograd.gradcheck does the same for autograd, but compares element by element.
"""

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
    raise NotImplementedError


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
    raise NotImplementedError


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
    raise NotImplementedError
