r"""Write three losses for regression by hand: squared, absolute and Huber's.

A regression predicts numbers, and its loss says what an error costs. The residual is
r = pred - target, one for each element, and each loss gives every element a cost of its own:

    squared error    r^2
    absolute error   |r|
    Huber            r^2 / 2                     where |r| <= delta
                     delta * (|r| - delta / 2)   elsewhere

The squared error weighs one large residual more than many small ones, so one wrong measurement can
pull a whole fit towards it. The absolute error grows by the same amount wherever r is, but its
slope jumps from -1 to 1 at r = 0. Huber's loss is quadratic near zero and linear beyond delta; at
|r| = delta the two parts meet with the same value and the same slope.

What a call gives depends on `reduction`:

    "mean"   the mean of the costs over all elements, whatever the number of dimensions: a scalar
    "sum"    the sum of the costs over all elements: a scalar
    "none"   the costs themselves, in the shape of pred

Worked example: pred = [2.5, 0.0, 2.0, 8.0] and target = [3.0, -0.5, 2.0, 5.0], so
r = [-0.5, 0.5, 0.0, 3.0]:

    >>> pred, target = torch.tensor([2.5, 0.0, 2.0, 8.0]), torch.tensor([3.0, -0.5, 2.0, 5.0])
    >>> mse_loss(pred, target, "none")
    tensor([0.2500, 0.2500, 0.0000, 9.0000])
    >>> mse_loss(pred, target, "sum"), mse_loss(pred, target)
    (tensor(9.5000), tensor(2.3750))

    >>> mae_loss(pred, target, "none")
    tensor([0.5000, 0.5000, 0.0000, 3.0000])
    >>> mae_loss(pred, target, "sum"), mae_loss(pred, target)
    (tensor(4.), tensor(1.))

    >>> huber_loss(pred, target, reduction="none")
    tensor([0.1250, 0.1250, 0.0000, 2.5000])
    >>> huber_loss(pred, target, reduction="sum"), huber_loss(pred, target)
    (tensor(2.7500), tensor(0.6875))

    >>> huber_loss(pred, target, delta=2.0, reduction="none")
    tensor([0.1250, 0.1250, 0.0000, 4.0000])
    >>> huber_loss(pred, target, 2.0, "sum"), huber_loss(pred, target, 2.0)
    (tensor(4.2500), tensor(1.0625))

Worked example, shapes: pred = [[1.0], [2.0], [3.0]] has the shape (3, 1), as it comes from a linear
layer with one output, and target = [1.0, 2.0, 3.0] has the shape (3,). The numbers agree, yet
pred - target is broadcast to the shape (3, 3): nine residuals, the mean of whose squares is 1.3333.
A network trained on that learns to predict one number everywhere, the mean of the targets. So the
three losses refuse two tensors of different shapes:

    >>> mse_loss(torch.ones(3, 1), torch.ones(3))
    Traceback (most recent call last):
    ValueError: ...

Rules
- pred and target have the same dtype, float32 or float64, any number of dimensions from 1 up and
  at least one element. They may be views of other tensors: a transposed one has the same loss.
  Their values are finite, and no check takes a residual beyond 1000. The result has the dtype of
  pred.
- Shapes that differ raise ValueError, whatever the reduction, also where PyTorch could broadcast
  them. A reduction other than "mean", "sum" and "none" raises ValueError. So does delta <= 0. A
  delta that is accepted is a Python number of at most 1000.
- The result is differentiable with respect to pred: keep it in tensors all the way, without .item()
  or numpy. The target needs no gradient. No check looks at the gradient where |r| is exactly 0 or
  exactly delta.
- The inputs stay as they are.
- PyTorch's own versions of these losses are forbidden here (mse_loss, l1_loss, smooth_l1_loss and
  huber_loss, as functions or as modules); everything else in PyTorch is welcome.

Source: Huber (1964), "Robust estimation of a location parameter". The definitions are those of
torch.nn.MSELoss, torch.nn.L1Loss and torch.nn.HuberLoss; these warn about different shapes where
they can broadcast them. With delta = 1 Huber's loss is torch.nn.SmoothL1Loss, too.
"""

import torch


def mse_loss(pred: torch.Tensor, target: torch.Tensor, reduction: str = "mean") -> torch.Tensor:
    """Compute the squared error.

    Args:
        pred: float32 or float64, any shape with at least one dimension and one element.
        target: of the shape and dtype of pred.
        reduction: "mean", "sum" or "none".

    Returns:
        Scalar tensor () for "mean" and "sum", the shape of pred for "none"; of the dtype of pred.

    Raises:
        ValueError: the shapes differ, or there is no such reduction.
    """
    raise NotImplementedError


def mae_loss(pred: torch.Tensor, target: torch.Tensor, reduction: str = "mean") -> torch.Tensor:
    """Compute the absolute error.

    Args:
        pred: float32 or float64, any shape with at least one dimension and one element.
        target: of the shape and dtype of pred.
        reduction: "mean", "sum" or "none".

    Returns:
        Scalar tensor () for "mean" and "sum", the shape of pred for "none"; of the dtype of pred.

    Raises:
        ValueError: the shapes differ, or there is no such reduction.
    """
    raise NotImplementedError


def huber_loss(
    pred: torch.Tensor, target: torch.Tensor, delta: float = 1.0, reduction: str = "mean"
) -> torch.Tensor:
    """Compute Huber's loss.

    Args:
        pred: float32 or float64, any shape with at least one dimension and one element.
        target: of the shape and dtype of pred.
        delta: the size of residual up to which the loss is quadratic, > 0.
        reduction: "mean", "sum" or "none".

    Returns:
        Scalar tensor () for "mean" and "sum", the shape of pred for "none"; of the dtype of pred.

    Raises:
        ValueError: the shapes differ, there is no such reduction, or delta is not above 0.
    """
    raise NotImplementedError
