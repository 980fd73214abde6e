r"""Compute the largest learning rate at which gradient descent is stable, from the curvature.

A learning rate that is too low wastes time; one that is too high makes the loss grow.

    >>> model, mse_loss = nn.Linear(2, 1, bias=False), nn.functional.mse_loss
    >>> x, y = torch.tensor([[2.0, 0.0], [0.0, 1.0]]), torch.tensor([[4.0], [2.0]])
    >>> lr = largest_stable_lr(model, mse_loss, x, y)
    >>> round(lr, 3)
    0.5
    >>> [stays_bounded(model, mse_loss, x, y, c * lr, steps=50) for c in (0.95, 1.05)]
    [True, False]

H, the Hessian, is the matrix of second derivatives of the loss. Along an eigenvector of H with the
eigenvalue λ, a quadratic loss is a parabola of curvature λ. Gradient descent multiplies the
distance to its minimum by 1 - lr λ, which shrinks it for lr < 2 / λ. The limit is 2 / λ_max.

H of a network is too large to store. But with g(θ), the gradient at the parameters θ,

    H v = gradient of g(θ) · v with respect to θ

Power iteration needs only such products. From v = start / |start|, each step computes

    u = H v
    λ = v · u
    v = u / |u|

It ends when λ has changed by at most tol · |λ| since the step before, after `max_steps` steps, or
at u = 0.

This finds the eigenvalue of the largest absolute value. If it is negative, call it μ, and iterate
again from the same start with H - μ I, whose eigenvalues are those of H minus μ. Add μ to the
result to get λ_max. For λ_max <= 0 the answer is `math.inf`.

Worked example: for ((2 w_1 - 4)² + (w_2 - 2)²) / 2, H has 4 and 1 on its diagonal.

    v, up to its length    (1, 1)          (4, 1)
    u, up to its length    (4, 1)          (16, 1)
    λ                      5 / 2, 2.5      65 / 17, 3.824

Source: LeCun, Simard and Pearlmutter (1993), "Automatic learning rate maximization by on-line
estimation of the Hessian's eigenvectors"; Pearlmutter (1994), "Fast exact multiplication by the
Hessian".

Fine print
- θ are all parameters with requires_grad=True in the order of model.parameters(), each flattened
  row by row, as one vector of P numbers. Vectors have its dtype, float32 or float64.
- With create_graph=True, torch.autograd.grad gives g a graph, so that it can be differentiated
  again. With materialize_grads=True it gives zeros where there is no dependence: for a parameter
  that the loss does not use, or in which it is linear. No loss is linear in all parameters.
- torch.func works too. But in torch 2.13 torch.func.jvp of torch.func.grad fails for nn.MSELoss
  ("ZeroTensors are immutable"): take torch.func.vjp of torch.func.grad.
- Each step calls `multiply` once. The first step has no λ before it. At u = 0, λ is 0.
- For `stays_bounded`, loss_fn does not use the model itself: you may train a copy.
- The start is `torch.randn` of P numbers of that dtype, from the generator on the CPU.
- The model is left as it was: its parameters, and their .grad. It is used in the mode that it has;
  no module draws random numbers or has buffers.
- No check has two eigenvalues of one size and opposite signs, between which λ would not settle.
- The loss of a network is not quadratic, so there the limit is local. A somewhat larger rate can
  lead to where the curvature is lower: Lewkowycz et al. (2020), "The large learning rate phase of
  deep learning: the catapult mechanism".
"""

import copy
import math
from collections.abc import Callable

import torch
from torch import nn


def hessian_vector_product(
    model: nn.Module,
    loss_fn: Callable[[torch.Tensor, torch.Tensor], torch.Tensor],
    x: torch.Tensor,
    y: torch.Tensor,
    vector: torch.Tensor,
) -> torch.Tensor:
    """Multiply the Hessian of the loss by a vector, without computing the Hessian.

    Args:
        model: the network; left as it is.
        loss_fn: takes (predictions, targets), gives a tensor of shape ().
        x: the inputs.
        y: the targets.
        vector: (P,), v.

    Returns:
        (P,), H v without a graph.
    """
    params = _trainable(model)
    loss = loss_fn(model(x), y)
    grads = torch.autograd.grad(loss, params, create_graph=True, materialize_grads=True)
    slope = _flat(grads) @ vector
    return _flat(torch.autograd.grad(slope, params, materialize_grads=True))


def power_iteration(
    multiply: Callable[[torch.Tensor], torch.Tensor],
    start: torch.Tensor,
    tol: float = 1e-5,
    max_steps: int = 50,
) -> float:
    """Find the eigenvalue of the largest absolute value of a symmetric matrix, with its sign.

    Args:
        multiply: takes v, (P,), gives the matrix times v.
        start: (P,), not 0, of any length.
        tol: the relative change of λ at which to end, > 0.
        max_steps: after how many steps to end at the latest, >= 1.

    Returns:
        The last λ.
    """
    v, eigenvalue = start / start.norm(), math.inf
    for _ in range(max_steps):
        u = multiply(v)
        before, eigenvalue = eigenvalue, (v @ u).item()
        if abs(eigenvalue - before) <= tol * abs(eigenvalue) or not u.any():
            break
        v = u / u.norm()
    return eigenvalue


def largest_stable_lr(
    model: nn.Module,
    loss_fn: Callable[[torch.Tensor, torch.Tensor], torch.Tensor],
    x: torch.Tensor,
    y: torch.Tensor,
    generator: torch.Generator | None = None,
    tol: float = 1e-5,
    max_steps: int = 50,
) -> float:
    """Compute 2 / λ_max of the loss at the model's parameters.

    Args:
        model: the network; left as it is.
        loss_fn: takes (predictions, targets), gives a tensor of shape ().
        x: the inputs.
        y: the targets.
        generator: what to draw the start from; None for torch's global generator.
        tol: of each power iteration.
        max_steps: of each power iteration.

    Returns:
        2 / λ_max, or math.inf if λ_max <= 0.
    """
    theta = _flat(_trainable(model))
    start = torch.randn(len(theta), generator=generator, dtype=theta.dtype).to(theta.device)

    def multiply(v: torch.Tensor) -> torch.Tensor:
        return hessian_vector_product(model, loss_fn, x, y, v)

    largest = power_iteration(multiply, start, tol, max_steps)
    if largest < 0:
        lowest = largest
        largest = lowest + power_iteration(
            lambda v: multiply(v) - lowest * v, start, tol, max_steps
        )
    return 2 / largest if largest > 0 else math.inf


def stays_bounded(
    model: nn.Module,
    loss_fn: Callable[[torch.Tensor, torch.Tensor], torch.Tensor],
    x: torch.Tensor,
    y: torch.Tensor,
    lr: float,
    steps: int,
) -> bool:
    """Try a learning rate: whether gradient descent ends with a loss no higher than at its start.

    Args:
        model: the network; left as it is.
        loss_fn: takes (predictions, targets), gives a tensor of shape ().
        x: the inputs, all of which are used in each step.
        y: the targets.
        lr: the learning rate of plain gradient descent, > 0.
        steps: how many, >= 1.

    Returns:
        Whether the loss after the steps is at most the loss before them; False if it is NaN.
    """
    model = copy.deepcopy(model)
    optimizer = torch.optim.SGD(_trainable(model), lr=lr)
    before = loss_fn(model(x), y).item()
    for _ in range(steps):
        optimizer.zero_grad()
        loss_fn(model(x), y).backward()
        optimizer.step()
    return loss_fn(model(x), y).item() <= before


def _trainable(model: nn.Module) -> list[nn.Parameter]:
    """List the parameters that are not frozen."""
    return [param for param in model.parameters() if param.requires_grad]


def _flat(tensors: tuple[torch.Tensor, ...]) -> torch.Tensor:
    """Join tensors to one vector."""
    return torch.cat([tensor.reshape(-1) for tensor in tensors])
