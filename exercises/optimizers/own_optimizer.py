r"""Write an optimizer of your own that works wherever the optimizers of torch work.

The base class torch.optim.Optimizer takes care of groups of parameters, checkpoints and schedulers.
A subclass adds its options and its step. Yours is SGD with momentum:

    >>> w = nn.Parameter(torch.tensor([1.0]))
    >>> optimizer = MomentumSGD([w], lr=0.1)
    >>> w.grad = torch.tensor([0.5])
    >>> optimizer.step()
    >>> w.data
    tensor([0.9500])

For each parameter θ with the gradient g, a step computes

    v' = μ v + g + λ θ
    θ' = θ - η v'

with the learning rate η, the momentum μ and the weight decay λ. The velocity v begins at 0, in the
dtype of θ.

There are two places to keep things:

- `self.param_groups` is a list of dicts. Each has its own "params", "lr", "momentum" and
  "weight_decay". What a group lacks, also one that is added later, the base class takes from the
  `defaults` of `super().__init__(params, defaults)`. Schedulers change the "lr" in it.
- `self.state[p]` is a dict for the parameter p, empty at first. What is in it gets into
  `state_dict()` and into copies. What you keep elsewhere does not.

Worked example, the next step, with a closure. It computes the loss and new gradients, here
0.95² = 0.9025 and 1.9. `step` calls it once, before the update, and returns its loss. The velocity
is 0.9 · 0.5 + 1.9 = 2.35:

    >>> def closure():
    ...     optimizer.zero_grad()
    ...     loss = (w**2).sum()
    ...     loss.backward()
    ...     return loss
    >>> optimizer.step(closure)
    tensor(0.9025, grad_fn=<SumBackward0>)
    >>> w.data
    tensor([0.7150])

Rules
- A parameter whose grad is None stays as it is: no momentum, no decay.
- Parameters change in place, under torch.no_grad(). A tensor that shares their memory, such as an
  earlier `w.detach()`, sees the change.
- Gradients stay as they are, and no velocity shares their memory.
- A negative lr, momentum or weight_decay in `__init__` raises a ValueError; 0 is allowed.
- The class is derived from torch.optim.Optimizer, not from SGD.

Source: the PyTorch documentation of torch.optim.Optimizer and torch.optim.SGD.

Fine print
- The steps are those of torch.optim.SGD with the same options. By default its momentum is 0, and
  here it is 0.9.
- `__init__` checks its own arguments. Whether it checks the options in the dicts of groups, too, is
  open.
- Without a closure `step` returns None.
- Parameters are float32 or float64, of any shape, and require gradients. Options are floats.
- Which keys you use in `self.state[p]` is up to you.
- Checkpoints: a new optimizer over a copy of the model goes on just as the old one would, after
  `load_state_dict(copy.deepcopy(old.state_dict()))`. Without the copy, or a file, both could share
  their velocities. `copy.deepcopy((model, optimizer))` gives such a pair at once.
"""

from collections.abc import Callable, Iterable
from typing import Any

import torch
from torch import nn
from torch.optim import Optimizer


class MomentumSGD(Optimizer):
    """Stochastic gradient descent with momentum and weight decay.

    Args:
        params: parameters, or dicts with "params" and options of their own.
        lr: step size η, >= 0.
        momentum: μ, >= 0.
        weight_decay: λ, >= 0.

    Raises:
        ValueError: one of these options is negative.
    """

    def __init__(
        self,
        params: Iterable[nn.Parameter] | Iterable[dict[str, Any]],
        lr: float = 0.01,
        momentum: float = 0.9,
        weight_decay: float = 0.0,
    ) -> None:
        raise NotImplementedError

    def step(self, closure: Callable[[], torch.Tensor] | None = None) -> torch.Tensor | None:
        """Take one step with the gradients of all parameters.

        Args:
            closure: computes the loss and new gradients, with gradients enabled; called once,
                before the update.

        Returns:
            What the closure returned; None without a closure.
        """
        raise NotImplementedError
