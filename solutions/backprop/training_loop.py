r"""Write the loop that trains a network: one epoch, its evaluation, and the two in turn.

Every training script has this core. Each line is simple; a line too few, or in the wrong place,
seldom raises an error and makes the result silently worse.

    >>> ones, column = torch.ones(2, 1), lambda *numbers: torch.tensor(numbers)[:, None]
    >>> batches = [(ones, column(2.0, 2.0)), (column(1.0), column(4.0))]
    >>> model = nn.Linear(1, 1, bias=False)
    >>> model.weight.data = column(0.0)
    >>> optimizer = torch.optim.SGD(model.parameters(), lr=0.25)
    >>> round(train_epoch(model, nn.functional.mse_loss, optimizer, batches), 4)
    5.6667
    >>> model.weight.item()
    2.5

For each training batch (x, y), in the order of the list:

1. forget the gradients of earlier batches
2. compute loss_fn(model(x), y)
3. compute the gradients of that loss
4. let the optimizer take one step

The loss of a batch is the mean over its examples. What is returned is the mean over all examples,
so a batch of n_b = len(x) examples counts n_b times:

    mean loss = (sum over b of n_b * loss_b) / (sum over b of n_b)

In the example, since all x are 1, the derivative is 2 (w - mean of y), and lr is 1/4: a step takes
w halfway to the mean of the batch's y. The first batch has the loss 4, and its step leads to w = 1;
the second one has the loss 9 and leads to w = 2.5. The mean loss is (2 * 4 + 1 * 9) / 3.

`evaluate` measures and changes nothing; `fit` does both for each epoch:

    >>> val_batches = [(ones, column(2.0, 3.0)), (column(2.0), column(4.0))]
    >>> evaluate(model, nn.functional.mse_loss, val_batches)
    0.5
    >>> model.weight.data = column(0.0)
    >>> fit(model, nn.functional.mse_loss, optimizer, batches, val_batches, epochs=2)
    {'train_loss': [5.666..., 1.1875], 'val_loss': [0.5, 2.114...]}

Rules
- Losses are returned as Python floats. Keep `loss.item()`, not `loss`, which holds on to its graph:
  memory must not grow with the number of batches.
- Call model and loss_fn once for each batch, with the whole batch.
- Nothing is forbidden.

Source: Goodfellow, Bengio and Courville, "Deep Learning" (2016), algorithm 8.1.

Fine print
- A list of batches has one or more pairs of tensors, float32 or float64, with at least one example
  each. Batches may differ in size; usually the last one is smaller.
- loss_fn takes (predictions, targets) and gives a tensor of shape ().
- How often and in which order the model is called matters: Dropout draws at each call, and
  BatchNorm updates its running statistics at each call in training mode.
- The optimizer holds all parameters of the model, each of which takes part in the loss.
  `optimizer.step()` needs no argument, as with SGD or Adam.
- Keep no loss tensor longer than until the next one is computed, and none when `train_epoch`
  returns.
- In which state an exception leaves the model in `train_epoch` and `fit` is up to you.
- `train_epoch` and `fit` get no frozen parameters; `evaluate` may. No model has a module in it
  twice.
- That eval mode is independent of no-grad mode is said in PyTorch's notes "Autograd mechanics".
"""

from collections.abc import Callable
from contextlib import contextmanager

import torch
from torch import nn


def train_epoch(
    model: nn.Module,
    loss_fn: Callable[[torch.Tensor, torch.Tensor], torch.Tensor],
    optimizer: torch.optim.Optimizer,
    batches: list[tuple[torch.Tensor, torch.Tensor]],
) -> float:
    """Train on every batch once, with one optimizer step for each.

    The model and all its submodules are put in training mode, whatever mode they were in, and stay
    in it. A step follows the gradient of its own batch alone: neither the gradients of earlier
    batches count, nor those that were in the .grad fields before the call. What these fields hold
    afterwards is up to you.

    Args:
        model: the network to train, in place.
        loss_fn: takes (predictions, targets), gives the mean loss of the batch, shape ().
        optimizer: an optimizer over the model's parameters.
        batches: (x, y) pairs, in the order in which they are used.

    Returns:
        The mean loss over all examples, each batch's loss being the one computed before its step.
    """
    model.train()
    total, count = 0.0, 0
    for x, y in batches:
        optimizer.zero_grad()
        loss = loss_fn(model(x), y)  # (), the mean over this batch
        loss.backward()
        optimizer.step()
        total += loss.item() * len(x)  # a number holds on to no graph
        count += len(x)
    return total / count


def evaluate(
    model: nn.Module,
    loss_fn: Callable[[torch.Tensor, torch.Tensor], torch.Tensor],
    batches: list[tuple[torch.Tensor, torch.Tensor]],
) -> float:
    """Compute the mean loss over all examples and leave the model as it was.

    While model and loss_fn run, the model and all its submodules are in eval mode, and autograd
    records nothing: torch.is_grad_enabled() is False. Afterwards the parameters, their
    requires_grad and .grad fields, the buffers and torch.is_grad_enabled() are as before, and every
    submodule is in the mode in which it was before, which need not be the same for all of them.
    That holds if model or loss_fn raises an exception, too, which reaches the caller. Use
    `try: ... finally: ...`: what stands after `finally` also runs after an exception.

    Args:
        model: the network to measure, in any mode.
        loss_fn: takes (predictions, targets), gives the mean loss of the batch, shape ().
        batches: (x, y) pairs.

    Returns:
        The mean loss over all examples.
    """
    total, count = 0.0, 0
    with _modes_kept(model), torch.no_grad():
        model.eval()
        for x, y in batches:
            total += loss_fn(model(x), y).item() * len(x)
            count += len(x)
    return total / count


def fit(
    model: nn.Module,
    loss_fn: Callable[[torch.Tensor, torch.Tensor], torch.Tensor],
    optimizer: torch.optim.Optimizer,
    train_batches: list[tuple[torch.Tensor, torch.Tensor]],
    val_batches: list[tuple[torch.Tensor, torch.Tensor]],
    epochs: int,
) -> dict[str, list[float]]:
    """Train for some epochs and evaluate after each of them.

    An epoch is what `train_epoch` does with train_batches, then what `evaluate` does with
    val_batches. After one epoch or more the model and all its submodules are in training mode.
    With epochs = 0 the model stays as it is, its mode too, and both lists are empty.

    Args:
        model: the network to train, in place.
        loss_fn: takes (predictions, targets), gives the mean loss of the batch, shape ().
        optimizer: an optimizer over the model's parameters.
        train_batches: (x, y) pairs to train on.
        val_batches: (x, y) pairs to evaluate on.
        epochs: how many, >= 0.

    Returns:
        {"train_loss": [...], "val_loss": [...]}, each with one float for each epoch: what
        `train_epoch` and what `evaluate` returned.
    """
    history = {"train_loss": [], "val_loss": []}
    for _ in range(epochs):
        history["train_loss"].append(train_epoch(model, loss_fn, optimizer, train_batches))
        history["val_loss"].append(evaluate(model, loss_fn, val_batches))
    return history


@contextmanager
def _modes_kept(model):
    """Put every module back into its mode at the end, also after an exception."""
    modes = [(module, module.training) for module in model.modules()]
    try:
        yield
    finally:
        for module, training in modes:
            module.training = training  # not train(training), which would reach its children too
