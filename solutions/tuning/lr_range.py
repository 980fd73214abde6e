r"""Run the learning rate range test: raise the learning rate step by step, and watch the loss.

With a rate that is too low, training hardly moves. With one that is too high, the loss grows. One
short run with rates from tiny to huge shows both.

    >>> model, mse_loss = nn.Linear(1, 1, bias=False), nn.functional.mse_loss
    >>> model.weight.data = torch.zeros(1, 1)
    >>> optimizer = torch.optim.SGD(model.parameters())
    >>> batches = [(torch.tensor([[1.0]]), torch.tensor([[4.0]]))]
    >>> lrs, losses = range_test(model, mse_loss, optimizer, batches, 0.0625, 64.0, steps=6)
    >>> torch.tensor(losses)
    tensor([ 16.0000,  12.2500,   3.0625,   3.0625, 150.0625])

The n rates form a geometric sequence:

    lr_i = lr_min · (lr_max / lr_min)^(i / (n - 1))        i = 0, ..., n - 1

For each rate, take the next batch, compute its loss in training mode, and let the optimizer take
one step; after the n-th loss a step is optional. The test ends early at a loss that has diverged:
it is not finite, or larger than `factor` times the lowest loss before it. That loss and its rate
are returned too; no step follows.

Worked example: the loss is (w - 4)², and a step multiplies w - 4 by 1 - 2 lr.

    lr          0.0625  0.25    1       4         16
    loss        16      12.25   3.0625  3.0625    150.0625
    1 - 2 lr    0.875   0.5     -1      -7        not taken

The last loss is larger than 4 · 3.0625, so the sixth rate, 64, is not tried.

`suggest_lr` gives the rate whose step lowers the loss most. The step with lr_i leads from losses[i]
to losses[i + 1], so here it is the second one:

    >>> round(suggest_lr(lrs, losses), 4)
    0.25

Rules
- Afterwards the model (parameters, buffers, gradients, the mode of each module) and the optimizer
  (its state, the options of its groups) are as they were, also if the test ended early or loss_fn
  raised an exception.
- When the batches run out, loop over them again. A DataLoader then gives a new order.

Source: Smith (2017), "Cyclical learning rates for training neural networks", section 3.3. Geometric
steps, the factor 4 and the steepest point are as in fastai's lr_find.

Fine print
- The test begins with the optimizer's present state, such as its velocities. Old gradients do not
  count. Each parameter group has the rate lr_i, whatever its own rate was.
- Call loss_fn once for each batch.
- You may work on copies or not: loss_fn does not use the model, and the optimizer's step needs no
  closure. Which random numbers have been drawn afterwards is open.
- Losses of batches that differ are noisy: a real test takes about 100 steps and smooths the losses.
- `copy.deepcopy((model, optimizer))` gives a pair that belongs together. The dict that a
  `state_dict()` returns holds the tensors themselves, not copies.
"""

import copy
import math
from collections.abc import Callable, Iterable

import torch
from torch import nn


def geometric_lrs(lr_min: float, lr_max: float, steps: int) -> list[float]:
    """Compute the learning rates of a range test.

    Args:
        lr_min: the first rate, > 0.
        lr_max: the last rate, > lr_min.
        steps: how many rates, n >= 2.

    Returns:
        [lr_0, ..., lr_(n-1)], floats.
    """
    return [lr_min * (lr_max / lr_min) ** (i / (steps - 1)) for i in range(steps)]


def range_test(
    model: nn.Module,
    loss_fn: Callable[[torch.Tensor, torch.Tensor], torch.Tensor],
    optimizer: torch.optim.Optimizer,
    batches: Iterable[tuple[torch.Tensor, torch.Tensor]],
    lr_min: float,
    lr_max: float,
    steps: int,
    factor: float = 4.0,
) -> tuple[list[float], list[float]]:
    """Train with rising learning rates until the loss diverges; leave no trace.

    Args:
        model: the network, in any mode; left as it was.
        loss_fn: takes (predictions, targets), gives a tensor of shape (): >= 0, inf or NaN.
        optimizer: any optimizer over the model's parameters; left as it was.
        batches: (x, y) pairs on the model's device, at least one; they can be looped over again
            and again, as a list or a DataLoader.
        lr_min: the first rate, > 0.
        lr_max: the last rate, > lr_min.
        steps: how many rates to try at most, n >= 2.
        factor: a loss larger than this times the lowest loss before it has diverged, > 1.

    Returns:
        (lrs, losses): lists of floats of one length. losses[i] is the loss before the step with
        lrs[i].
    """
    model, optimizer = copy.deepcopy((model, optimizer))  # in one call: they share parameters
    model.train()
    endless, lrs, losses = _again_and_again(batches), [], []
    for lr in geometric_lrs(lr_min, lr_max, steps):
        for group in optimizer.param_groups:
            group["lr"] = lr
        optimizer.zero_grad()
        x, y = next(endless)
        loss = loss_fn(model(x), y)
        lrs.append(lr)
        losses.append(loss.item())
        if not math.isfinite(losses[-1]) or losses[-1] > factor * min(losses):
            break
        loss.backward()
        optimizer.step()
    return lrs, losses


def suggest_lr(lrs: list[float], losses: list[float]) -> float:
    """Find the learning rate whose step lowered the loss most.

    Args:
        lrs: the rates of a range test.
        losses: its losses, as many; only the last can be inf or NaN, and nothing drops to it.

    Returns:
        lr_i with the largest drop from losses[i] to losses[i + 1]; the first of them in a tie.

    Raises:
        ValueError: no loss is lower than the one before it.
    """
    suggested, largest = None, 0.0
    for lr, before, after in zip(lrs, losses, losses[1:], strict=False):  # the last has no drop
        if before - after > largest:  # never true of NaN
            suggested, largest = lr, before - after
    if suggested is None:
        raise ValueError("no loss is lower than the one before it; expected one that is")
    return suggested


def _again_and_again(batches: Iterable) -> Iterable:
    """Yield the batches, and from the beginning when they run out."""
    while True:  # not itertools.cycle, which keeps every batch and the first order
        yield from batches
