r"""Stop training when validation stops improving, and keep the best model that there was.

A model that trains for long fits its training set better and better. On data that it has not seen
it improves at first and then gets worse. Early stopping watches one number per epoch, usually the
validation loss, and does two things: it keeps a copy of the model's state from the best epoch, and
it ends training when that number has not improved for a while. You write both halves:
`EarlyStopping`, which watches, and `fit`, the training loop that listens to it.

What is an improvement. With `best` the value of the last improvement, a value improves when

    mode "min":  value < best - min_delta        (a loss)
    mode "max":  value > best + min_delta        (an accuracy)

The first value that is not NaN always improves. Everything else is an epoch without improvement,
and `patience` of those in a row end the training.

Worked example, the stopper: patience 2, min_delta 0.25, mode "min".

    epoch              0      1      2      3      4      5
    value              2.0    1.5    1.25   1.0    0.875  1.125
    improves           yes    yes    no     yes    no     no
    best               2.0    1.5    1.5    1.0    1.0    1.0
    without, in a row  0      0      1      0      1      2
    step returns       False  False  False  False  False  True

At epoch 2 the value is better by exactly min_delta, which is not enough. At the end `best` is 1.0
and `best_epoch` is 3: epochs count from 0.

Worked example, the loop: a model with one weight w = 0 computes w * x. The only batch is x = 1,
y = 2, the loss is the mean squared error, the optimizer is SGD with lr = 0.25, and validation has
x = 1, y = 1.5. A step takes w to (w + 2) / 2:

    epoch              0      1      2      3
    w after training   1.0    1.5    1.75   1.875
    validation loss    0.25   0.0    0.0625 0.140625

With patience 2 and room for ten epochs, `fit` returns these four losses and leaves w = 1.5. With
max_epochs = 3 it returns the first three losses, and again leaves w = 1.5.

Rules
- A model's state is what `model.state_dict()` holds: its parameters and its buffers, such as the
  running statistics of a BatchNorm. What is kept must stay as it was while the model trains on.
- A NaN never improves. It counts as an epoch without improvement like any other, also before the
  first improvement, and it has a number like any other epoch.
- An infinite value is an ordinary number: as the first value it improves.
- No check calls `step` again once it has returned True. What it does then is up to you.
- In which mode, train or eval, `fit` leaves the model is up to you.
- No operation is forbidden.

Source: Prechelt, "Early Stopping - But When?" (1998); Goodfellow, Bengio and Courville, "Deep
Learning" (2016), section 7.8, algorithm 7.1. The names patience and min_delta, and an improvement
by more than min_delta, follow the EarlyStopping of Keras.
"""

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
        raise NotImplementedError

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
        raise NotImplementedError

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
        raise NotImplementedError


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
    tracking gradients; step the stopper with that loss and the model.

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
    raise NotImplementedError
