r"""Write gradient descent with momentum, classical and Nesterov's, as torch.optim.SGD computes it.

In a long narrow valley plain gradient descent jumps from wall to wall and creeps along the floor.
Momentum adds up past gradients: what changes its sign cancels, what points one way grows.

    >>> momentum_step(torch.tensor([1.0]), torch.tensor([0.5]), None, lr=0.1)
    (tensor([0.9500]), tensor([0.5000]))

A velocity v of the shape of the parameter θ remembers the gradients g. One step is

    v' = μ v + g
    θ' = θ - η v'

with the learning rate η and the momentum μ, 0.9 by default. In the first step there is no velocity
yet (`None`), and v' = g. Nesterov's method looks ahead along the momentum. Written with the
gradient at θ, as torch does, only the second line is another:

    v' = μ v + g
    θ' = θ - η (g + μ v')

Worked example, the second step from there, with the gradient 0.4: v' = 0.9 · 0.5 + 0.4 = 0.85. The
classical step gives 0.95 - 0.1 · 0.85 = 0.865, and Nesterov's 0.95 - 0.1 · (0.4 + 0.9 · 0.85):

    >>> momentum_step(torch.tensor([0.95]), torch.tensor([0.4]), torch.tensor([0.5]), lr=0.1)
    (tensor([0.8650]), tensor([0.8500]))
    >>> nesterov_step(torch.tensor([0.95]), torch.tensor([0.4]), torch.tensor([0.5]), lr=0.1)
    (tensor([0.8335]), tensor([0.8500]))

`descend` then takes many steps, and keeps the whole path.

Rules
- Results are new tensors of the dtype of `param` or `start`, float32 or float64. Arguments stay as
  they are.
- There is no factor 1 - μ on the gradient: if g stays the same, the velocity grows to g / (1 - μ).
- Write the steps yourself, without torch.optim.

Source: Polyak (1964), "Some methods of speeding up the convergence of iteration methods"; Sutskever
et al. (2013), "On the importance of initialization and momentum in deep learning", in the form of
torch.optim.SGD.

Fine print
- `dampening` d makes it v' = μ v + (1 - d) g, but not in the first step, where v' = g all the same.
- Parameters have any shape, also (). With μ = 0 both steps are plain gradient descent.
- `descend` calls `gradient` once for each step, with the parameter before that step.
"""

from collections.abc import Callable

import torch


def momentum_step(
    param: torch.Tensor,
    grad: torch.Tensor,
    velocity: torch.Tensor | None,
    lr: float,
    momentum: float = 0.9,
    dampening: float = 0.0,
) -> tuple[torch.Tensor, torch.Tensor]:
    """Take one step of gradient descent with classical momentum.

    Args:
        param: any shape.
        grad: of that shape.
        velocity: of that shape; None in the first step.
        lr: step size η, > 0.
        momentum: μ, 0 <= μ < 1.
        dampening: d, 0 <= d <= 1.

    Returns:
        (param, velocity): new tensors.
    """
    raise NotImplementedError


def nesterov_step(
    param: torch.Tensor,
    grad: torch.Tensor,
    velocity: torch.Tensor | None,
    lr: float,
    momentum: float = 0.9,
) -> tuple[torch.Tensor, torch.Tensor]:
    """Take one step of gradient descent with Nesterov's momentum.

    Args:
        param: any shape.
        grad: of that shape.
        velocity: of that shape; None in the first step.
        lr: step size η, > 0.
        momentum: μ, 0 <= μ < 1.

    Returns:
        (param, velocity): new tensors.
    """
    raise NotImplementedError


def descend(
    gradient: Callable[[torch.Tensor], torch.Tensor],
    start: torch.Tensor,
    lr: float,
    momentum: float,
    steps: int,
    nesterov: bool = False,
) -> torch.Tensor:
    """Take steps from a start, with classical or Nesterov's momentum.

    Args:
        gradient: gives the gradient at a parameter, a tensor of the same shape.
        start: of any shape S.
        lr: step size η, > 0.
        momentum: μ, 0 <= μ < 1.
        steps: how many, >= 0.
        nesterov: whether to use Nesterov's momentum.

    Returns:
        (steps + 1, *S): the parameter at the start and after each step.
    """
    raise NotImplementedError
