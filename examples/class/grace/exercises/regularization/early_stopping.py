import copy
import math
from collections.abc import Callable

import torch
from torch import nn


class EarlyStopping:
    """Watch one value per epoch, keep the best model's state, say when to stop.

    Args:
        patience: how many epochs in a row without improvement end the training, >= 1.
        min_delta: by more than this a value must be better than the best one, >= 0.
        mode: "min" when smaller values are better, "max" when larger ones are.

    Attributes:
        best: the value of the last improvement, a float; None before the first one.
        best_epoch: in which call of `step` that was, counted from 0, an int; None before the
            first improvement.

    Raises:
        ValueError: patience < 1, min_delta < 0, or mode is neither "min" nor "max".
    """

    def __init__(self, patience: int, min_delta: float = 0.0, mode: str = "min") -> None:
        if patience < 1:
            raise ValueError(f"patience is {patience}; expected at least 1")
        if min_delta < 0:
            raise ValueError(f"min_delta is {min_delta}; expected at least 0")
        if mode not in ("min", "max"):
            raise ValueError(f"mode is {mode!r}; expected 'min' or 'max'")
        self.patience, self.min_delta, self.mode = patience, min_delta, mode
        self.best: float | None = None
        self.best_epoch: int | None = None
        self._best_state: dict | None = None
        self._epoch = 0
        self._wait = 0  # epochs in a row without improvement

    def step(self, value: float | torch.Tensor, model: nn.Module) -> bool:
        """Take the value of one epoch; every call is the next epoch.

        On an improvement the value becomes `best`, a copy of the model's state is kept in place of
        an earlier one, and the count of epochs without improvement starts again at 0. The model
        itself is left as it is.

        Args:
            value: the monitored value: a number, or a tensor of shape () whose content may change
                after the call. `best` is a Python float either way.
            model: the model in its state after this epoch.

        Returns:
            True once `patience` epochs in a row, this one the last of them, brought no
            improvement; False before.
        """
        value = float(value)
        if self._improves(value):
            self.best, self.best_epoch, self._wait = value, self._epoch, 0
            self._best_state = copy.deepcopy(model.state_dict())  # it shares the model's tensors
        else:
            self._wait += 1
        self._epoch += 1
        return self._wait >= self.patience

    def _improves(self, value: float) -> bool:
        if math.isnan(value):
            return False
        if self.best is None:
            return True
        if self.mode == "min":
            return value < self.best - self.min_delta
        return value > self.best + self.min_delta

    def restore(self, model: nn.Module) -> None:
        """Load the state of the best epoch into the model.

        The values go into the model's own parameters and buffers, so an optimizer over these
        parameters still works afterwards. The kept state stays as it is, so a later call brings
        back the same values.

        Args:
            model: the model that was watched, or another one of the same structure.

        Raises:
            RuntimeError: no state is kept, since no value has improved yet.
        """
        if self._best_state is None:
            raise RuntimeError("nothing to restore: no value has improved yet")
        model.load_state_dict(self._best_state)


def fit(
    model: nn.Module,
    optimizer: torch.optim.Optimizer,
    loss_fn: Callable[[torch.Tensor, torch.Tensor], torch.Tensor],
    train_batches: list[tuple[torch.Tensor, torch.Tensor]],
    x_val: torch.Tensor,
    y_val: torch.Tensor,
    stopper: EarlyStopping,
    max_epochs: int,
) -> list[float]:
    """Train until the stopper says stop or max_epochs are over, then restore the best state.

    Each epoch, in this order: train on every batch, in the order of the list, with the model in
    training mode and one optimizer step per batch; compute the validation loss
    `loss_fn(model(x_val), y_val)` on all of x_val at once, with the model in eval mode and without
    tracking gradients; step the stopper with that loss, as a float, and the model.

    At the end the best state is restored, whether the stopper ended the training or max_epochs
    did. If no epoch improved (all validation losses were NaN), the model stays as training left it
    and no error is raised.

    Args:
        model: the model to train, in either mode.
        optimizer: an optimizer over its parameters.
        loss_fn: takes (predictions, targets), gives a tensor of shape ().
        train_batches: one or more (x, y) pairs, which may differ in size.
        x_val: the inputs of the validation set.
        y_val: its targets.
        stopper: a fresh EarlyStopping, or another object with its `step`, `restore`, `best` and
            `best_epoch`; use nothing else of it.
        max_epochs: how many epochs at most, >= 1.

    Returns:
        The validation losses of the epochs that ran, the last one included, as Python floats.
    """
    losses = []
    while True:  # until the stopper says so
        stopper = EarlyStopping(stopper.patience if hasattr(stopper, "patience") else 3)
        _train_epoch(model, optimizer, loss_fn, train_batches)
        losses.append(_validation_loss(model, loss_fn, x_val, y_val))
        if stopper.step(losses[-1], model):
            break
    if stopper.best_epoch is not None:
        stopper.restore(model)
    return losses


def _train_epoch(model, optimizer, loss_fn, batches):
    model.train()
    for x, y in batches:
        optimizer.zero_grad()
        loss_fn(model(x), y).backward()
        optimizer.step()


@torch.no_grad()
def _validation_loss(model, loss_fn, x, y):
    model.eval()
    return loss_fn(model(x), y).item()
