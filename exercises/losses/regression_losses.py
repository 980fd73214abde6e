r"""Write three losses for regression by hand: squared, absolute and Huber's.

A regression predicts numbers, and its loss says what an error costs. It decides how far one wrong
measurement can pull a whole fit.

    >>> mse_loss(torch.tensor([2.5, 0.0, 2.0, 8.0]), torch.tensor([3.0, -0.5, 2.0, 5.0]))
    tensor(2.3750)

The residual is r = pred - target, one for each element. Each loss gives every element a cost, and
returns the mean of the costs over all elements:

    squared error    r^2
    absolute error   |r|
    Huber            r^2 / 2                     where |r| <= delta
                     delta * (|r| - delta / 2)   elsewhere

The squared error weighs one large residual more than many small ones. The slope of the absolute
error has the same size everywhere, but jumps from -1 to 1 at r = 0. Huber's loss is quadratic near
zero and linear beyond delta; at |r| = delta the two parts meet with the same value and slope.

Worked example: in the call above r = [-0.5, 0.5, 0.0, 3.0], and the costs are

    squared            [0.25,  0.25,  0.0, 9.0]   mean 2.375
    absolute           [0.5,   0.5,   0.0, 3.0]   mean 1.0
    Huber, delta = 1   [0.125, 0.125, 0.0, 2.5]   mean 0.6875
    Huber, delta = 2   [0.125, 0.125, 0.0, 4.0]   mean 1.0625

A layer with one output gives pred the shape (3, 1), and the target often has the shape (3,). Then
pred - target is broadcast to (3, 3), and the loss is wrong. So two different shapes raise
ValueError:

    >>> mse_loss(torch.ones(3, 1), torch.ones(3))
    Traceback (most recent call last):
    ValueError: ...

Last, add the argument `reduction` to all three losses: "mean" is the mean of the costs,
"sum" is their sum, "none" gives the costs themselves, in the shape of pred.

    >>> pred, target = torch.tensor([2.5, 0.0, 2.0, 8.0]), torch.tensor([3.0, -0.5, 2.0, 5.0])
    >>> mae_loss(pred, target, "sum")
    tensor(4.)
    >>> huber_loss(pred, target, 2.0, "none")
    tensor([0.1250, 0.1250, 0.0000, 4.0000])

PyTorch's own versions are forbidden here (mse_loss, l1_loss, smooth_l1_loss and huber_loss, as
functions or as modules).

Source: Huber (1964), "Robust estimation of a location parameter"; torch.nn.MSELoss, L1Loss and
HuberLoss, which only warn about different shapes.

Fine print
- The mean is taken over all elements, whatever the number of dimensions.
- The result has the dtype of pred and is differentiable with respect to pred: keep it in tensors,
  without .item() or numpy. The target needs no gradient. The arguments stay as they are.
- Any other `reduction` raises ValueError, and so does delta <= 0.
- pred and target have the same dtype, float32 or float64, at least one dimension and at least one
  element. They may be views of other tensors: a transposed pair has the same loss. A residual is at
  most 1000 in size; so is delta, a Python number.
- No check looks at the gradient where |r| is exactly 0 or exactly delta.
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
