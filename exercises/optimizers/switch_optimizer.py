r"""Change the optimizer in the middle of training, and keep each group's lr and weight_decay.

Some trainings start with one optimizer and end with another: Adam for the fast beginning and SGD
for the end is a well-known pair. An optimizer in PyTorch holds two things:

- `param_groups`, a list of dicts: each has its own `params` and the options that hold for them,
  such as `lr` and `weight_decay`;
- `state`, what it has gathered about each parameter, such as momentum or moments.

The learning rate and the weight decay were chosen for the parameters, so they outlive the switch.
Everything else belongs to one update rule and has no meaning for another: the new optimizer takes
its own defaults, and its state starts afresh.

Worked example, switch_optimizer. An SGD with momentum 0.9 has two groups: [weight] with lr 0.1 and
weight_decay 0.01, and [bias] with lr 0.5 and weight_decay 0.0.

    switch_optimizer(sgd, torch.optim.AdamW)            [weight]: lr 0.1,  weight_decay 0.01
                                                        [bias]:   lr 0.5,  weight_decay 0.0
    switch_optimizer(sgd, torch.optim.AdamW, lr=0.02)   [weight]: lr 0.02, weight_decay 0.01
                                                        [bias]:   lr 0.02, weight_decay 0.0
    switch_optimizer(sgd, torch.optim.Rprop)            [weight]: lr 0.1
                                                        [bias]:   lr 0.5

Rprop has no option weight_decay, so its groups hold none.

    >>> layer = nn.Linear(1, 1)
    >>> groups = [{"params": [layer.weight], "lr": 0.1}, {"params": [layer.bias], "lr": 0.5}]
    >>> sgd = torch.optim.SGD(groups)
    >>> [group["lr"] for group in switch_optimizer(sgd, torch.optim.AdamW).param_groups]
    [0.1, 0.5]
    >>> [group["lr"] for group in switch_optimizer(sgd, torch.optim.AdamW, lr=0.02).param_groups]
    [0.02, 0.02]

Worked example, train. The model is nn.Linear(1, 1, bias=False) with weight 0, the loss the mean
squared error, the optimizer an SGD with lr 0.25. There are two batches: the first of two samples,
the second of one, each sample with x = 1 and y = 2. Two epochs, and a switch to Adam at epoch 1:

    epoch 0, SGD:   loss 4 at weight 0,      step to 1;     loss 1 at 1,          step to 1.5
    epoch 1, Adam:  loss 0.25 at weight 1.5, step to 1.75;  loss 0.0625 at 1.75,  step to 1.98304

The losses are [(2 * 4 + 1 * 1) / 3, (2 * 0.25 + 1 * 0.0625) / 3] = [3.0, 0.1875]. Adam's first
step is as long as the lr, 0.25, which it took over from the SGD.

Rules
- Optimizer classes are those of torch.optim that step without a closure (SGD, Adam, AdamW, RMSprop,
  Rprop and so on). Models are float32 or float64.
- The new groups are in the order of the old ones, and hold the very same parameters, not copies.
  Groups with equal options stay two groups. Frozen parameters (requires_grad=False) stay in their
  groups; `train` leaves them as they are.
- What counts is a group's lr and weight_decay at the moment of the switch, both Python floats; they
  may have been changed since the old optimizer was made. 0 is a value like any other.
- If the new class has no option weight_decay, the new groups have no such key. If only the new
  class has it, it takes the new class's default.
- An option that `overrides` names holds in all groups, whatever the old groups say. It is always
  one that the new class knows. An option that both classes know, other than lr and weight_decay
  (momentum, betas, eps), may come from either where `overrides` does not name it.
- The old optimizer is left as it was: its groups, their options and its state. Nothing that is
  done with the new one later, such as a change of lr or of a group's list of parameters, reaches
  the old one.
- Each step uses the gradient of its own batch alone. The parameters have no gradient at first.
- The model may be left in the mode in which it is, or be put in training mode: its layers behave
  alike in both.

Source: Keskar and Socher (2017), "Improving Generalization Performance by Switching from Adam to
SGD". They estimate a new lr at the switch; here each group keeps its own.
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
