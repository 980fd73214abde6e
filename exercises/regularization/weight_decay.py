r"""Write L1 and L2 penalties and weight decay, and see when two ways to decay differ.

A network overfits when it learns the noise of its training data: on other data it gets worse. Often
its weights are large. A penalty in the loss makes them expensive:

    >>> penalty([torch.tensor([1.0, -2.0]), torch.tensor([[3.0]])], l1=0.1, l2=0.5)
    tensor(4.1000)

It sums over all elements w of all parameters. Mind the half:

    penalty = l1 Σ|w| + ½ l2 Σw²
    gradient: l1 sign(w) + l2 w

Above, 0.1·6 + ½·0.5·14 = 4.1. L1 pulls each weight towards 0 with the same force, L2 in proportion
to the weight. `weight_decay=λ` in torch.optim.SGD and Adam adds λw to the gradient, so it is the
penalty ½λΣw², and λ is our l2.

Biases do not decay, nor do the parameters of normalization layers, which scale and shift features.
So a parameter decays if it has two or more dimensions and is in no normalization layer:

    >>> model = nn.Sequential(nn.Linear(1, 2), nn.LayerNorm((3, 2)))  # weight: (3, 2)
    >>> [len(group["params"]) for group in decay_groups(model, 0.5)]
    [1, 3]

`train` decays in one of two ways. With learning rate η and gradient g of the loss alone:

    L2 in the loss: the optimizer's step with g + λw
    decoupled: w ← (1 - ηλ)w, then the optimizer's step with g from before the decay

For plain SGD both are w' = (1 - ηλ)w - ηg. Adam divides what it gets, λw too, by its usual size.
Adam with decoupled decay is AdamW.

Worked example: one step with η = 0.1 and λ = 0.5. Weight and bias are 2, and both g are 1:

    SGD, both ways; Adam, decoupled:  weight 0.95·2 - 0.1 = 1.8
    Adam, L2:                         weight 2 - 0.1 = 1.9

Adam's first step is η long, with L2 or without. The bias is 1.9 each time.

Rules
- `penalty` goes through `parameters` once: model.parameters() is then used up.
- A shared parameter is listed once, a frozen one not at all.

Source: Krogh and Hertz (1992), "A simple weight decay can improve generalization"; Loshchilov and
Hutter (2019).

Fine print
- The title of Loshchilov and Hutter is "Decoupled weight decay regularization".
- Where w is 0, sign(w) is 0, as in torch.
- Everything is of one dtype, float32 or float64. A penalty has that dtype, and autograd gives its
  gradient. There is at least one parameter; it may have any shape, also ().
- Parameters that do not decay stay out of both the penalty and the decoupled decay. Frozen
  parameters (requires_grad=False) stay as they are.
- Names decide nothing: the rule is about dimensions and layers.
- Normalization layers are those in `NORM_LAYERS`. They share no parameters with other layers.
- In which order a group lists its parameters is up to you. A group may be empty.
- `train` makes one optimizer, for all steps. Every parameter that is not frozen gets a gradient
  from the loss. `optimizer_class` may be a functools.partial of SGD or Adam. No option in it is
  called weight_decay.
"""

from collections.abc import Callable, Iterable
from typing import Any

import torch
from torch import nn

# Given: normalization layers of torch.
NORM_LAYERS = (
    *(nn.BatchNorm1d, nn.BatchNorm2d, nn.BatchNorm3d),
    *(nn.InstanceNorm1d, nn.InstanceNorm2d, nn.InstanceNorm3d),
    *(nn.LayerNorm, nn.RMSNorm, nn.GroupNorm),
)


def penalty(parameters: Iterable[torch.Tensor], l1: float = 0.0, l2: float = 0.0) -> torch.Tensor:
    """Compute the penalty on the size of some parameters.

    Args:
        parameters: tensors of any shapes, in a list or a generator.
        l1: factor of the absolute values, >= 0.
        l2: factor of half the squares, >= 0.

    Returns:
        A tensor of shape (), through which gradients flow.
    """
    raise NotImplementedError


def decay_groups(model: nn.Module, weight_decay: float) -> list[dict[str, Any]]:
    """Sort the parameters of a model into two groups for an optimizer of torch.

    Args:
        model: any module.
        weight_decay: λ of the parameters that decay, >= 0.

    Returns:
        Two dicts with a list "params" and a number "weight_decay": first the parameters that decay,
        with λ, then the others, with 0.0.
    """
    raise NotImplementedError


def train(
    model: nn.Module,
    loss_fn: Callable[[nn.Module], torch.Tensor],
    optimizer_class: Callable[..., torch.optim.Optimizer],
    lr: float,
    weight_decay: float,
    steps: int,
    decoupled: bool,
) -> None:
    """Train a model in place, with one of the two ways to decay.

    Args:
        model: what is trained.
        loss_fn: takes the model and gives its loss, shape (), without a penalty.
        optimizer_class: torch.optim.SGD or Adam, called with parameters, or groups of them, and lr.
        lr: step size η, > 0.
        weight_decay: λ, >= 0, for the first group of `decay_groups`.
        steps: how many, >= 0.
        decoupled: whether to decay the parameters themselves; else L2 is in the loss.
    """
    raise NotImplementedError
