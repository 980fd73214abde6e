r"""Write the steps of Adam and AdamW with their bias corrections, as torch.optim computes them.

Adam follows an average of past gradients, like momentum, and divides it by the root of an average
of their squares, like RMSprop. Both averages begin at 0 and are too small at first. Adam corrects
this, so its first step is as long as the learning rate:

    >>> adam_step(torch.tensor([1.0]), torch.tensor([5.0]), None, lr=0.1, betas=(0.5, 0.8))
    (tensor([0.9000]), (tensor([2.5000]), tensor([5.]), 1))

The state is (m, v, t): both averages, and the number of steps so far. At first it is `None`, which
stands for zeros. One step with the gradient g and the learning rate η is

    t' = t + 1
    m' = β₁ m + (1 - β₁) g
    v' = β₂ v + (1 - β₂) g²
    m̂ = m' / (1 - β₁^t')
    v̂ = v' / (1 - β₂^t')
    θ' = θ - η m̂ / (√v̂ + ε)

Worked example, the next step, with the gradient 0: m̂ = 1.25 / 0.75 = 5/3, √v̂ = √(4 / 0.36) = 10/3.

    >>> state = (torch.tensor([2.5]), torch.tensor([5.0]), 1)
    >>> adam_step(torch.tensor([0.9]), torch.tensor([0.0]), state, lr=0.1, betas=(0.5, 0.8))
    (tensor([0.8500]), (tensor([1.2500]), tensor([4.]), 2))

AdamW decays the parameter first. The averages do not see this weight decay λ:

    θ ← θ - η λ θ, then the step of Adam

    >>> adamw_step(torch.tensor([1.0]), torch.tensor([5.0]), None, lr=0.1, weight_decay=0.5)[0]
    tensor([0.8500])

A layer of a model that was not used has no gradient (`None`). `update_all` leaves its parameter and
its state as they are, so each parameter counts its own steps.

    >>> one, five = torch.tensor(1.0), torch.tensor(5.0)
    >>> update_all(adam_step, [one, one], [five, None], [None, None], lr=0.1)
    ([tensor(0.9000), tensor(1.)], [(tensor(0.5000), tensor(0.0250), 1), None])

Rules
- ε is added outside the root, after the correction: if g = ε, the first step is η / 2.
- Results are new tensors of the dtype of `param`. Arguments stay as they are.
- Write the steps yourself, without torch.optim.

Source: Kingma and Ba (2015), "Adam"; Loshchilov and Hutter (2019), "Decoupled weight decay
regularization".

Fine print
- Parameters are float32 or float64, of any shape, also (). t is an int.
- The state holds m' and v', not the corrected averages.
- AdamW does not decay a parameter without a gradient, either.
- `update_all` calls `step(param, grad, state, lr)` with four positional arguments, and returns new
  lists. For a parameter without a gradient they may hold the same tensors, or copies.
"""

from collections.abc import Callable, Sequence

import torch

# Given: m, v and t after t steps.
State = tuple[torch.Tensor, torch.Tensor, int]


def adam_step(
    param: torch.Tensor,
    grad: torch.Tensor,
    state: State | None,
    lr: float = 0.001,
    betas: tuple[float, float] = (0.9, 0.999),
    eps: float = 1e-8,
) -> tuple[torch.Tensor, State]:
    """Take one step of Adam.

    Args:
        param: any shape.
        grad: of that shape.
        state: (m, v, t); None in the first step.
        lr: step size η, > 0.
        betas: β₁ and β₂, 0 <= β < 1.
        eps: ε, > 0.

    Returns:
        (param, (m, v, t)): new tensors, and an int.
    """
    raise NotImplementedError


def adamw_step(
    param: torch.Tensor,
    grad: torch.Tensor,
    state: State | None,
    lr: float = 0.001,
    betas: tuple[float, float] = (0.9, 0.999),
    eps: float = 1e-8,
    weight_decay: float = 0.01,
) -> tuple[torch.Tensor, State]:
    """Take one step of AdamW.

    Args:
        param: any shape.
        grad: of that shape.
        state: (m, v, t); None in the first step.
        lr: step size η, > 0.
        betas: β₁ and β₂, 0 <= β < 1.
        eps: ε, > 0.
        weight_decay: λ, >= 0.

    Returns:
        (param, (m, v, t)): new tensors, and an int.
    """
    raise NotImplementedError


def update_all(
    step: Callable[..., tuple[torch.Tensor, State]],
    params: Sequence[torch.Tensor],
    grads: Sequence[torch.Tensor | None],
    states: Sequence[State | None],
    lr: float,
) -> tuple[list[torch.Tensor], list[State | None]]:
    """Take a step for each parameter that has a gradient.

    Args:
        step: `adam_step`, `adamw_step`, or one that is called like them.
        params: tensors, each of any shape.
        grads: for each parameter its gradient, or None.
        states: for each parameter its (m, v, t), or None if it has had no step.
        lr: step size η, > 0.

    Returns:
        (params, states): two new lists.
    """
    raise NotImplementedError
