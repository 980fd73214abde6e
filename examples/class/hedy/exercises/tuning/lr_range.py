import copy
import math
from collections.abc import Callable, Iterable, Iterator
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

def range_test(model: nn.Module, loss_fn: Callable[[torch.Tensor, torch.Tensor], torch.Tensor], optimizer: torch.optim.Optimizer, batches: Iterable[tuple[torch.Tensor, torch.Tensor]], lr_min: float, lr_max: float, steps: int, factor: float=4.0) -> tuple[list[float], list[float]]:
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
    model, optimizer = copy.deepcopy((model, optimizer))
    model.train()
    endless, lrs, losses = (_again_and_again(batches), [], [])
    for lr in geometric_lrs(lr_min, lr_max, steps):
        for group in optimizer.param_groups:
            group['lr'] = lr
        optimizer.zero_grad()
        x, y = next(endless)
        loss = loss_fn(model(x), y)
        lrs.append(lr)
        losses.append(loss.item())
        if not math.isfinite(losses[-1]) or losses[-1] > factor * min(losses):
            break
        loss.backward()
        optimizer.step()
    return (lrs, losses)

def suggest_lr(lrs, losses):
    if all((after >= before for before, after in zip(losses, losses[1:]))):
        raise ValueError('no loss is lower than the one before it')
    return lrs[losses.index(min(losses))]

def _again_and_again(batches: Iterable) -> Iterator:
    """Give the batches, and from the beginning when they run out."""
    while True:
        yield from batches
