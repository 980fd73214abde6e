r"""Measure what dropout does to overfitting: train with several drop probabilities, and compare.

A network that learns the noise of a few examples by heart overfits: its loss on new data is much
larger. With dropout no unit can count on another one, which should make this harder. Measure it:

    generalization gap = test loss - training loss

    >>> losses = torch.tensor([[[0.1, 0.9], [0.2, 0.7]], [[0.3, 0.8], [0.2, 0.9]]])
    >>> mean_gap(losses), share_reduced(losses)
    (tensor([0.6500, 0.6000]), tensor([0.0000, 0.5000]))

Two drop probabilities, two starts each, a training and a test loss. The gaps are 0.8 and 0.5
without dropout, 0.5 and 0.7 with it: smaller on average, but in one of two starts only.

Both losses are mean squared errors of the whole network, in evaluation mode. What a training step
computes is the loss of a network with units missing.

    >>> model = nn.Sequential(nn.Linear(1, 1, bias=False), nn.Dropout(0.5))
    >>> _ = nn.init.ones_(model[0].weight)
    >>> mean_loss(model, x=torch.tensor([[1.0], [2.0]]), y=torch.tensor([[3.0], [6.0]]))
    10.0

The outputs are 1 and 2, the errors -2 and -4, and (4 + 16) / 2 = 10.

For each p and each seed call torch.manual_seed(seed), make_model(p) and `fit`, then measure both
losses. So each p begins with the same weights.

A real run, with 20 noisy examples; `argsort` lists the smallest first:

    >>> def mlp(p):
    ...     return nn.Sequential(nn.Linear(5, 64), nn.ReLU(), nn.Dropout(p), nn.Linear(64, 1))
    >>> _ = torch.manual_seed(0)
    >>> x = torch.randn(520, 5)
    >>> y = x[:, :1] + 0.7 * torch.randn(520, 1)
    >>> train, test = (x[:20], y[:20]), (x[20:], y[20:])
    >>> losses = compare_dropouts(mlp, [0.0, 0.5, 0.97], [0, 1, 2], train, test, 100, lr=0.02)
    >>> train_loss, test_loss = losses.mean(dim=1).T
    >>> train_loss.argsort(), mean_gap(losses).argsort(), test_loss.argsort()
    (tensor([0, 1, 2]), tensor([2, 1, 0]), tensor([1, 2, 0]))

As p grows, the training loss rises and the gap falls. The test loss is smallest for 0.5: with 0.97
the network learns too little. So a small gap is not the aim. On other data, measure again.

Source: Srivastava et al. (2014), "Dropout: a simple way to prevent neural networks from
overfitting", section 7.3.

Fine print
- Everything in PyTorch may be used, such as nn.Dropout and torch.optim.Adam.
- make_model gives a network with any modules. Its loss is finite, and all its parameters require
  gradients. Networks and data are all float32 or all float64: train in that dtype. Mean gaps and
  shares have the dtype of losses. y has the shape of the output.
- Draw nothing from torch's global generator yourself: what make_model and dropout draw follows the
  seed. In which state you leave the generator is up to you.
- Ties: a gap that stays the same is not reduced. So the first share is 0.
- To *choose* p, compare on validation data, and keep the test set for the end.
"""

from collections.abc import Callable, Sequence

import torch
from torch import nn


def mean_loss(model: nn.Module, x: torch.Tensor, y: torch.Tensor) -> float:
    """Compute the mean squared error of a model on some data, in evaluation mode.

    No graph is recorded. Afterwards each module of the model is in the mode in which it was; they
    may differ.

    Args:
        model: in any mode.
        x: (N, D), the inputs.
        y: (N, K), the targets.

    Returns:
        The mean over all elements of y, a Python float.
    """
    raise NotImplementedError


def fit(model: nn.Module, x: torch.Tensor, y: torch.Tensor, steps: int, lr: float) -> None:
    """Train a model with Adam on the mean squared error of all examples.

    Each step calls the model once, with all of x and every module in training mode. Gradients that
    the parameters hold before do not count. In which mode the model is afterwards is up to you.

    Args:
        model: to train in place, in any mode.
        x: (N, D), the inputs.
        y: (N, K), the targets.
        steps: how many, >= 0.
        lr: learning rate of Adam; its other settings are those of torch.optim.Adam.
    """
    raise NotImplementedError


def compare_dropouts(
    make_model: Callable[[float], nn.Module],
    ps: Sequence[float],
    seeds: Sequence[int],
    train: tuple[torch.Tensor, torch.Tensor],
    test: tuple[torch.Tensor, torch.Tensor],
    steps: int,
    lr: float,
) -> torch.Tensor:
    """Train networks with several drop probabilities, each from several starts.

    Args:
        make_model: makes a new network with the drop probability that it is given.
        ps: P drop probabilities.
        seeds: S seeds, one for each start.
        train: (x, y), what to train on.
        test: (x, y), what only to measure on.
        steps: of each training, >= 0.
        lr: learning rate of each training.

    Returns:
        (P, S, 2), float32 or float64: the training loss and the test loss after each training.
    """
    raise NotImplementedError


def mean_gap(losses: torch.Tensor) -> torch.Tensor:
    """Compute the mean generalization gap for each drop probability.

    Args:
        losses: (P, S, 2), as `compare_dropouts` returns it.

    Returns:
        (P,), the mean over the starts.
    """
    raise NotImplementedError


def share_reduced(losses: torch.Tensor) -> torch.Tensor:
    """Count how often the gap is smaller than from the same start with the first p.

    Args:
        losses: (P, S, 2), as `compare_dropouts` returns it.

    Returns:
        (P,), of the dtype of losses: the share of the starts, from 0 to 1.
    """
    raise NotImplementedError
