import copy
import math
from collections.abc import Callable, Iterable
import torch
from torch import nn
import math
import torch

def hessian_vector_product(model: nn.Module, loss_fn: Callable[[torch.Tensor, torch.Tensor], torch.Tensor], x: torch.Tensor, y: torch.Tensor, vector: torch.Tensor) -> torch.Tensor:
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

def power_iteration(multiply: Callable[[torch.Tensor], torch.Tensor], start: torch.Tensor, tol: float=1e-05, max_steps: int=50) -> float:
    """Find the eigenvalue of the largest absolute value of a symmetric matrix, with its sign.

    Args:
        multiply: takes v, (P,), gives the matrix times v.
        start: (P,), not 0, of any length.
        tol: the relative change of λ at which to end, > 0.
        max_steps: after how many steps to end at the latest, >= 1.

    Returns:
        The last λ.
    """
    v, eigenvalue = (start / start.norm(), math.inf)
    for _ in range(max_steps):
        u = multiply(v)
        before, eigenvalue = (eigenvalue, (v @ u).item())
        if abs(eigenvalue - before) <= tol * abs(eigenvalue) or not u.any():
            break
        v = u / u.norm()
    return eigenvalue

def largest_stable_lr(model, loss_fn, x, y, generator=None, tol=1e-05, max_steps=50):
    theta = _flat(_trainable(model))
    start = torch.randn(len(theta), generator=generator, dtype=theta.dtype)

    def multiply(v):
        return hessian_vector_product(model, loss_fn, x, y, v)
    largest = power_iteration(multiply, start, tol, max_steps)
    if largest < 0:
        lowest = largest
        largest = lowest + power_iteration(lambda v: multiply(v) - lowest * v, start, tol, max_steps)
    return 1 / largest if largest > 0 else math.inf

def stays_bounded(model: nn.Module, loss_fn: Callable[[torch.Tensor, torch.Tensor], torch.Tensor], x: torch.Tensor, y: torch.Tensor, lr: float, steps: int) -> bool:
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

def _flat(tensors: Iterable[torch.Tensor]) -> torch.Tensor:
    """Join tensors to one vector."""
    return torch.cat([tensor.reshape(-1) for tensor in tensors])
