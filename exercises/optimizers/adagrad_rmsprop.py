r"""Write the steps of AdaGrad and RMSprop, which give each element a learning rate of its own.

Some gradients are a thousand times larger than others. Both methods divide each element of the
gradient by the size of its own past gradients, so all elements make steps of a similar length.

    >>> adagrad_step(torch.tensor([1.0, 1.0]), torch.tensor([3.0, -0.5]), None, lr=0.5)
    (tensor([0.5000, 1.5000]), tensor([9.0000, 0.2500]))

A tensor s remembers the squares of the gradients g. AdaGrad sums them. RMSprop averages them, and
forgets old ones with the decay ρ:

    AdaGrad:  s' = s + g²
    RMSprop:  s' = ρ s + (1 - ρ) g²

The step of the parameter θ is the same, with the learning rate η and a small ε:

    θ' = θ - η g / (√s' + ε)

In the first step there is no s yet (`None`), and it counts as 0.

Worked example. AdaGrad's second step has the gradient 4: s' = 9 + 16 = 25 and
θ' = 0.5 - 0.5 · 4 / 5. RMSprop's first one has the gradient 4 and ρ = 0.75: s' = 0.25 · 16 = 4.

    >>> adagrad_step(torch.tensor([0.5]), torch.tensor([4.0]), torch.tensor([9.0]), lr=0.5)
    (tensor([0.1000]), tensor([25.]))
    >>> rmsprop_step(torch.tensor([1.0]), torch.tensor([4.0]), None, lr=0.1, decay=0.75)
    (tensor([0.8000]), tensor([4.]))

`updates` shows how far each step goes. If all gradients are 1:

    >>> from functools import partial
    >>> updates(adagrad_step, torch.ones(4), lr=1.0)
    tensor([-1.0000, -0.7071, -0.5774, -0.5000])
    >>> updates(partial(rmsprop_step, decay=0.5), torch.ones(4), lr=1.0)
    tensor([-1.4142, -1.1547, -1.0690, -1.0328])

AdaGrad's sum grows without end, so its steps shrink without end: η / √t in step t. RMSprop's steps
settle at η.

Rules
- ε stands outside the root. If g = 2e-8, ρ = 0.75 and ε = 1e-8, RMSprop's first step is
  η · 2e-8 / (1e-8 + 1e-8) = η.
- Results are new tensors of the dtype of `param` or `grads`, float32 or float64. Arguments stay as
  they are.
- Write the steps yourself, without torch.optim.

Source: Duchi, Hazan and Singer (2011), "Adaptive subgradient methods"; Hinton (2012), "Neural
networks for machine learning", lecture 6e. In the form of torch.optim, which calls ρ `alpha`.

Fine print
- Parameters have any shape, also (). An element whose gradients were all 0 does not move.
- RMSprop's first step is η / √(1 - ρ) long: with the default ρ = 0.99 it is 10 η.
- For each gradient in turn `updates` calls `step(param, grad, state, lr)` once, with four
  positional arguments. `state` is None at first, then what the call before returned. With zeros
  as `param` in each call, the new one is θ' - θ itself. Others give the same up to rounding.
"""

from collections.abc import Callable

import torch


def adagrad_step(
    param: torch.Tensor,
    grad: torch.Tensor,
    square_sum: torch.Tensor | None,
    lr: float,
    eps: float = 1e-10,
) -> tuple[torch.Tensor, torch.Tensor]:
    """Take one step of AdaGrad.

    Args:
        param: any shape.
        grad: of that shape.
        square_sum: s, of that shape; None in the first step.
        lr: step size η, > 0.
        eps: ε, > 0.

    Returns:
        (param, square_sum): new tensors.
    """
    raise NotImplementedError


def rmsprop_step(
    param: torch.Tensor,
    grad: torch.Tensor,
    square_avg: torch.Tensor | None,
    lr: float,
    decay: float = 0.99,
    eps: float = 1e-8,
) -> tuple[torch.Tensor, torch.Tensor]:
    """Take one step of RMSprop.

    Args:
        param: any shape.
        grad: of that shape.
        square_avg: s, of that shape; None in the first step.
        lr: step size η, > 0.
        decay: ρ, 0 <= ρ < 1.
        eps: ε, > 0.

    Returns:
        (param, square_avg): new tensors.
    """
    raise NotImplementedError


def updates(
    step: Callable[..., tuple[torch.Tensor, torch.Tensor]], grads: torch.Tensor, lr: float
) -> torch.Tensor:
    """Take a step for each gradient, and record how far each one goes.

    Args:
        step: `adagrad_step`, `rmsprop_step`, or one that is called like them.
        grads: (T, *S), the gradients of T >= 1 steps.
        lr: step size η, > 0.

    Returns:
        (T, *S): θ' - θ for each step.
    """
    raise NotImplementedError
