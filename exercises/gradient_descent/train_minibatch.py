r"""Train a network on mini-batches from a DataLoader, then compare batch sizes.

Nearly every network is trained in this way.

    >>> data, mse_loss = (torch.ones(3, 1), torch.full((3, 1), 2.0)), nn.functional.mse_loss
    >>> model = nn.Linear(1, 1, bias=False)
    >>> model.weight.data = torch.zeros(1, 1)
    >>> train(model, mse_loss, data, data, epochs=2, batch_size=2, lr=0.25)
    {'train_loss': [3.0, 0.1875], 'val_loss': [0.25, 0.015625], 'steps': [2, 4]}

In torch.utils.data, `TensorDataset` joins inputs and targets, and `DataLoader` makes batches. Each
loop over the loader is an epoch, with shuffle=True in a new order, drawn from its `generator`.

An epoch of `train` is

1. one step of plain SGD for each batch of the training data, shuffled, in training mode;
2. `evaluate` on the validation data, in their order, in eval mode and without gradients.

The history has an entry for each epoch:

- train_loss: the mean over the training examples, where a batch has its loss before its step;
- val_loss: the mean over the validation examples, after the steps;
- steps: how many steps there have been so far.

The last batch may be smaller; no example is left out. `loss_fn` gives the mean of a batch, so
multiply its value by the size of the batch.

Worked example: each example has the loss (w - 2)², and lr = 1/4 takes w halfway to 2. Batches of 2
and 1 have the losses 4, at w = 0, and 1, at w = 1. Their mean is (2 · 4 + 1 · 1) / 3 = 3. Then w is
1.5, and the validation loss 0.25.

With smaller batches, an epoch has more steps. `compare_batch_sizes` shows what they achieve:

    >>> model.weight.data = torch.zeros(1, 1)
    >>> runs = compare_batch_sizes(model, mse_loss, data, data, [1, 3], epochs=1, lr=0.25, seed=0)
    >>> {size: (history["steps"], history["val_loss"]) for size, history in runs.items()}
    {1: ([3], [0.0625]), 3: ([1], [1.0])}

Rules
- Keep `loss.item()`, not `loss`, which holds on to its graph.
- The model's parameters may be on another device than the data. Move each batch there.
- Call model and loss_fn once for each batch.

Source: PyTorch's documentation of torch.utils.data.

Fine print
- The order that is drawn is open, and so is whether you use the classes named. Leave a DataLoader's
  num_workers at 0.
- Data are pairs (x, y) of tensors with at least one example. x is of the model's dtype, float32 or
  float64; y is what loss_fn needs, such as class indices.
- All parameters are trained, are on one device and have no gradients at first. Submodules are in
  the mode of the model. `train` leaves the model in training mode.
- In which state an exception leaves the model is open.
"""

from collections.abc import Callable, Iterable

import torch
from torch import nn


def make_loader(
    data: tuple[torch.Tensor, torch.Tensor],
    batch_size: int,
    shuffle: bool = False,
    generator: torch.Generator | None = None,
) -> Iterable[tuple[torch.Tensor, torch.Tensor]]:
    """Make a loader of the batches of some data.

    Args:
        data: (x, y), inputs and targets of the same n examples, each (n, ...).
        batch_size: B, >= 1.
        shuffle: whether each epoch has a new random order; else it is the order of the data.
        generator: what to draw the orders from; None for torch's global generator.

    Returns:
        What can be looped over again and again: (x, y) batches of B examples; the last may be
        smaller.
    """
    raise NotImplementedError


def evaluate(
    model: nn.Module,
    loss_fn: Callable[[torch.Tensor, torch.Tensor], torch.Tensor],
    loader: Iterable[tuple[torch.Tensor, torch.Tensor]],
) -> float:
    """Compute the mean loss over all examples; the model is left as it was, its mode too.

    Args:
        model: the network to measure, in any mode.
        loss_fn: takes (predictions, targets), gives the mean loss of the batch, shape ().
        loader: gives (x, y) batches.

    Returns:
        The mean over the examples, a Python float.
    """
    raise NotImplementedError


def train(
    model: nn.Module,
    loss_fn: Callable[[torch.Tensor, torch.Tensor], torch.Tensor],
    train_data: tuple[torch.Tensor, torch.Tensor],
    val_data: tuple[torch.Tensor, torch.Tensor],
    epochs: int,
    batch_size: int,
    lr: float,
    generator: torch.Generator | None = None,
) -> dict[str, list]:
    """Train a model with plain SGD on shuffled mini-batches.

    Args:
        model: the network to train, in place; in any mode.
        loss_fn: takes (predictions, targets), gives the mean loss of the batch, shape ().
        train_data: (x, y), what to train on.
        val_data: (x, y), what to evaluate on after each epoch.
        epochs: how many, >= 1.
        batch_size: how many examples a step uses, >= 1.
        lr: the learning rate, >= 0.
        generator: what to draw the orders from; None for torch's global generator.

    Returns:
        {"train_loss": [...], "val_loss": [...], "steps": [...]}, each with an entry for each
        epoch: floats, floats and ints.
    """
    raise NotImplementedError


def compare_batch_sizes(
    model: nn.Module,
    loss_fn: Callable[[torch.Tensor, torch.Tensor], torch.Tensor],
    train_data: tuple[torch.Tensor, torch.Tensor],
    val_data: tuple[torch.Tensor, torch.Tensor],
    batch_sizes: list[int],
    epochs: int,
    lr: float,
    seed: int,
) -> dict[int, dict[str, list]]:
    """Train a copy of the model with each batch size, from the same weights and the same seed.

    Args:
        model: the network; left as it is.
        loss_fn: as for `train`.
        train_data: (x, y), what to train on.
        val_data: (x, y), what to evaluate on.
        batch_sizes: each >= 1.
        epochs: of each run, >= 1.
        lr: of each run, >= 0.
        seed: each run draws its orders from a new torch.Generator with this seed.

    Returns:
        For each batch size what `train` returns.
    """
    raise NotImplementedError
