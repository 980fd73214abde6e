r"""Change the optimizer in the middle of training, and keep each group's lr and weight_decay.

Some trainings begin with Adam and end with SGD:

    >>> layer = nn.Linear(1, 1)
    >>> first = {"params": [layer.weight], "lr": 0.1, "weight_decay": 0.01}
    >>> sgd = torch.optim.SGD([first, {"params": [layer.bias], "lr": 0.5}], momentum=0.9)
    >>> [group["lr"] for group in switch_optimizer(sgd, torch.optim.AdamW).param_groups]
    [0.1, 0.5]
    >>> [group["lr"] for group in switch_optimizer(sgd, torch.optim.AdamW, lr=0.02).param_groups]
    [0.02, 0.02]

An optimizer in PyTorch holds two things:

- `param_groups`, dicts that each have their own `params` and options, such as `lr` and
  `weight_decay`;
- `state`, what it has gathered, such as momentum.

The lr and the weight_decay were chosen for the parameters: they outlive the switch, group by group.
The state belongs to one update rule: it starts afresh. `overrides` hold in all groups.

`train` switches at the start of one epoch. Example: a weight 0, the mean squared error, an SGD with
lr 0.25, a batch of two samples and one of one, each with x = 1 and y = 2. With a switch to Adam at
epoch 1:

    epoch 0, SGD:   loss 4 at weight 0,      step to 1;     loss 1 at 1,          step to 1.5
    epoch 1, Adam:  loss 0.25 at weight 1.5, step to 1.75;  loss 0.0625 at 1.75,  step to 1.98304

The loss of an epoch is the mean over its samples: (2 * 4 + 1 * 1) / 3 = 3.0, then 0.1875. Adam's
first step is as long as the lr that it took over.

Rules
- The new groups are in the order of the old ones and hold the very same parameters, frozen ones
  too.
- The old optimizer is left as it was: its groups, their options and its state.
- What counts is a group's lr and weight_decay at the moment of the switch. 0 is a value like any
  other.
- A class may lack weight_decay, like Rprop: then its groups get none. If only the new class has it,
  the new class's default holds.

Source: Keskar and Socher (2017), "Improving Generalization Performance by Switching from Adam to
SGD".

Fine print
- They estimate a new lr at the switch; here each group keeps its own.
- Classes are those of torch.optim that step without a closure (SGD, Adam, RMSprop, Rprop and so
  on). Models are float32 or float64. lr and weight_decay are Python floats.
- Groups with equal options stay two groups. `train` leaves frozen parameters as they are.
- `overrides` names only options that the new class knows. Of the other options (momentum, betas,
  eps), those that both classes know may be the old group's or the new class's default.
- Nothing that is done with the new optimizer later, such as a change of lr or of a group's list of
  parameters, reaches the old one.
- Each step uses the gradient of its own batch alone. The parameters have no gradient at first.
- The model may be left in the mode in which it is, or be put in training mode: its layers behave
  alike in both.
"""

from collections.abc import Callable
from typing import Any

import torch
from torch import nn
from torch.optim import Optimizer


def switch_optimizer(
    optimizer: Optimizer, new_class: type[Optimizer], **overrides: Any
) -> Optimizer:
    """Make an optimizer of another class over the same parameters in the same groups.

    Args:
        optimizer: the old optimizer, with one group or more; left as it was.
        new_class: the class of the new one; may be the class of the old one.
        **overrides: options of new_class that hold in all groups, such as lr=0.01.

    Returns:
        A new optimizer without any state of the old one. Each group has the lr of the old group,
        and its weight_decay where both classes have that option, unless overrides names them.
    """
    raise NotImplementedError


def train(
    model: nn.Module,
    loss_fn: Callable[[torch.Tensor, torch.Tensor], torch.Tensor],
    batches: list[tuple[torch.Tensor, torch.Tensor]],
    optimizer: Optimizer,
    epochs: int,
    switch_epoch: int,
    new_class: type[Optimizer],
    **overrides: Any,
) -> tuple[list[float], Optimizer]:
    """Train a model, and switch the optimizer once, at the start of one epoch.

    Args:
        model: maps a batch x to predictions; trained in place.
        loss_fn: loss_fn(model(x), y) is a scalar tensor (), the mean over the samples of a batch.
        batches: one batch or more, each (x, y) with N >= 1 samples along dimension 0 of both; N
            may differ from batch to batch. An epoch takes them in the order of the list.
        optimizer: the optimizer to begin with.
        epochs: how many times to go through the batches, >= 1.
        switch_epoch: the epoch, counted from 0, at whose start the optimizer is switched. With 0
            the old optimizer takes no step; with epochs or more it is never switched.
        new_class: the class to switch to.
        **overrides: as for switch_optimizer.

    Returns:
        (losses, optimizer): for each epoch, as a Python float, the mean training loss over all
        its samples, where each batch enters with its loss before its own step and counts by its
        size; and the optimizer in use at the end, which is the given one itself if it was never
        switched.
    """
    raise NotImplementedError
