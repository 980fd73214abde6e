r"""Switch a classifier from the mean squared error to the cross-entropy, and train on.

Classifiers are often built with a softmax at the end, one-hot targets and the mean squared error.
Such a network can get stuck: the derivatives of the softmax are products such as p * (1 - p), close
to 0 once the network is sure, even of the wrong class. The cross-entropy has no such factor.

    >>> a, b, c, softmax = nn.Linear(3, 4), nn.Tanh(), nn.Linear(4, 2), nn.Softmax(dim=1)
    >>> old = nn.Sequential(a, b, c, softmax)
    >>> list(to_logits(old)) == [a, b, c], list(old) == [a, b, c, softmax]
    (True, True)

The switch concerns four places (F is torch.nn.functional):

- The model, `to_logits`. F.cross_entropy takes logits and applies the log-softmax itself. Given
  probabilities it would normalize them a second time, without an error. So the softmax has to go.
  The layers before it stay the same objects: an optimizer that holds their parameters, with its
  momentum, goes on from where it was.
- The targets, `to_labels`. F.cross_entropy takes the index of each example's true class.
- The training step, `train_step`, in training mode. Return `loss.item()`, not `loss`.
- The prediction, `predict_proba`, in evaluation mode. The softmax moves here. Afterwards the model
  and each of its layers is in the mode in which it was before, also after an error.

Worked example, to_labels:

    >>> to_labels(torch.tensor([[0, 0, 1], [1, 0, 0]]))
    tensor([2, 0])
    >>> to_labels(torch.tensor([[0.5, 0.5, 0.0]]))
    Traceback (most recent call last):
    ValueError: ...

Worked example, train_step: with the weight [[0.0], [0.0]] all probabilities are 0.5, and the loss
is log 2. For the x and one_hot below, the gradient of the weight is [[0.5], [-0.5]]. So a step with
lr = 1 takes it to [[-0.5], [0.5]]:

    >>> model = nn.Sequential(nn.Linear(1, 2, bias=False))
    >>> weight = nn.init.zeros_(model[0].weight)
    >>> optimizer = torch.optim.SGD(model.parameters(), lr=1.0)
    >>> x, one_hot = torch.tensor([[1.0], [3.0]]), torch.tensor([[1.0, 0.0], [0.0, 1.0]])
    >>> round(train_step(model, optimizer, x, one_hot), 6)
    0.693147
    >>> weight.tolist()
    [[-0.5], [0.5]]
    >>> predict_proba(model, x)
    tensor([[0.2689, 0.7311],
            [0.0474, 0.9526]])

Nothing is forbidden: use F.cross_entropy.

Source: Goodfellow, Bengio and Courville, "Deep Learning" (2016), section 6.2.2.3;
torch.nn.functional.cross_entropy.

Fine print
- Models are nn.Sequential, float32 or float64. They map x (N, D) to (N, C) with N >= 1 and C >= 2.
  The layers before the last may be any, such as Linear, Tanh, BatchNorm1d, Dropout, or another
  softmax. The models given to `train_step` and `predict_proba` return logits.
- `to_logits` looks at the last layer only: an nn.Softmax is left out, and anything else raises
  ValueError, also an nn.Sequential that ends in a softmax. At least one layer stands before it. How
  the new Sequential names its layers, and in which mode it is itself, does not matter.
- One layer may stand in several places of a model, and stands in all of them in the new one. If the
  same softmax object also stands earlier in the model, only the last one is left out.
- Layers may be in different modes. After `predict_proba` each is in its own. An error of the model,
  such as for x of another width, reaches the caller.
- Parameters may be frozen (requires_grad is False). They stay as they are, and they stay frozen.
- In `train_step`, `one_hot` has the dtype of the model, its rows are one-hot, and N >= 2 if the
  model has a BatchNorm1d. Gradients from before have no part in the step. In which mode the model
  is left, and what is left in the gradients, does not matter. F.cross_entropy accepts one-hot rows,
  too, and gives the same loss: either is right.
- x and one_hot stay as they are. No check has one that is transposed, or another view.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import torch
from torch import nn
from torch.optim import Optimizer


def to_logits(model: nn.Sequential) -> nn.Sequential:
    """Make a model that gives the logits of a model which ends in a softmax.

    Args:
        model: ends in an nn.Softmax; left as it is, softmax included.

    Returns:
        A new nn.Sequential of the same layers, the same objects in the same order, without the
        nn.Softmax at the end.

    Raises:
        ValueError: the last layer is not an nn.Softmax.
    """
    if not isinstance(model[-1], nn.Softmax):
        raise ValueError(f"expected nn.Softmax as the last layer of {model}")
    return model[:-1]


def to_labels(one_hot: torch.Tensor) -> torch.Tensor:
    """Turn one-hot rows into class indices.

    Args:
        one_hot: (N, C), N >= 1 and C >= 2, of any floating-point or integer dtype. A row is one-hot
            if exactly one of its entries is 1 and all others are 0. All entries are finite.

    Returns:
        (N,) int64, the index of the 1 in each row.

    Raises:
        ValueError: a row is not one-hot.
    """
    labels = one_hot.argmax(dim=1)  # (N,)
    if (nn.functional.one_hot(labels, one_hot.shape[1]) != one_hot).any():
        raise ValueError("expected one-hot rows: a single 1, and 0 elsewhere")
    return labels


def train_step(
    model: nn.Sequential, optimizer: Optimizer, x: torch.Tensor, one_hot: torch.Tensor
) -> float:
    """Take one step on the mean cross-entropy of a batch, with the model in training mode.

    Args:
        model: gives logits, (N, C); trained in place.
        optimizer: holds all parameters of the model; `optimizer.step()` needs no argument.
        x: (N, D), the inputs.
        one_hot: (N, C), the targets.

    Returns:
        The loss of the batch before the step, a Python float.
    """
    model.train()
    loss = nn.functional.cross_entropy(model(x), to_labels(one_hot))
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()


def predict_proba(model: nn.Sequential, x: torch.Tensor) -> torch.Tensor:
    """Compute the probabilities of the classes, with the model in evaluation mode.

    Args:
        model: gives logits, (N, C). Afterwards it and each of its layers are in the mode, training
            or evaluation, in which they were before.
        x: (N, D), the inputs.

    Returns:
        (N, C), of the dtype of the model, without a graph (requires_grad is False). Each row adds
        up to 1.
    """
    with _evaluating(model), torch.no_grad():
        return model(x).softmax(dim=1)  # (N, C)


@contextmanager
def _evaluating(model: nn.Module) -> Iterator[None]:
    """Keep a model in evaluation mode for a while; then each module is in its own mode again."""
    modes = {module: module.training for module in model.modules()}
    model.eval()
    try:
        yield
    finally:
        for module, mode in modes.items():
            module.training = mode
