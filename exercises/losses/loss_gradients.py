r"""Derive the gradients of two losses behind a sigmoid, and see where one of them stops learning.

Of a loss, gradient descent uses only the derivative. That is why the squared error is a poor loss
for a classifier: sure and wrong at z = 40, it has next to no gradient.

    >>> mse_gradient(torch.tensor([40.0]), torch.tensor([0.0]))
    tensor([8.4967e-18])
    >>> bce_gradient(torch.tensor([40.0]), torch.tensor([0.0]))
    tensor([1.])

A classifier with two classes gives a logit z, any real number; sigmoid(z) is its probability of
class 1. The target t lies between 0 and 1. Two losses compare them, for each element on its own:

    sigmoid(z) = 1 / (1 + exp(-z))
    mse(z, t) = (sigmoid(z) - t)^2
    bce(z, t) = -(t * log(sigmoid(z)) + (1 - t) * log(1 - sigmoid(z)))

Derive both derivatives with respect to z with pencil and paper, and write them down as code. Start
with the derivative of the sigmoid, which can be written with the sigmoid alone; then apply the
chain rule, and cancel what can be cancelled. No mean and no sum is taken.

Worked example, one element a column:

    logits           0.0         2.0        -1.0         40.0
    targets          1.0         0.0         0.25         0.0
    mse_gradient    -0.25        0.184956    0.007448     8.4967e-18
    bce_gradient    -0.5         0.880797    0.018941     1.0

With the target 0, the gradient of mse is small for z far below 0, where the answer is right. It
grows with z up to one logit, `steepest_logit(0)`, where it is 8/27. From there on it falls again:
the worse the answer, the smaller the step. `stalled_logit(g)` is the logit beyond which the
gradient stays below g for good:

    >>> round(stalled_logit(0.1), 6), round(stalled_logit(0.01), 6)
    (2.822455, 5.283126)

Find both functions by derivation or by a search.

Autograd in any form is forbidden: backward, torch.autograd, the derivatives of torch.func, and
PyTorch's backward kernels. torch.sigmoid, math and numpy are welcome.

Source: Goodfellow, Bengio and Courville, "Deep Learning" (2016), section 6.2.2.2; Nielsen, "Neural
Networks and Deep Learning" (2015), chapter 3.

Fine print
- Logits and targets have one shape, any shape from () on with at least one element, and one dtype,
  float32 or float64; so have the gradients. They may be views of other tensors: a transposed pair
  has the transposed gradient. They come without requires_grad, and stay as they are.
- Targets are any numbers in [0, 1]. No check has a logit beyond |z| = 80.
- An element is on the wrong side if t = 0 and z > 0, or t = 1 and z < 0. There, the relative error
  of `mse_gradient` is below 1e-4 in float32 and 1e-7 in float64, however small the gradient is. But
  in float32 1 - sigmoid(z) is exactly 0 from a z below 20 on, where its true value is about
  exp(-z). It can be written in another way.
- On all other elements, and in `bce_gradient`, the absolute error counts: it is below 1e-5 in
  float32 and 1e-9 in float64. No result is infinite or NaN.
- `steepest_logit` and `stalled_logit` take and return Python numbers, with an error below 1e-6.
  float64 is needed for that. For `stalled_logit` it is not enough: there, too, 1 - sigmoid(z) is
  exactly 0 from a z below 40 on. The float 8 / 27 itself is refused.
- Forward-mode differentiation is forbidden, too, as is every kernel with "backward" in its name.
- PyTorch's losses take the mean by default; these do not, as with reduction="none".
"""

import torch


def mse_gradient(logits: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
    """Compute the derivative of mse(z, t) with respect to z, elementwise.

    Args:
        logits: any shape, float32 or float64, |z| <= 80.
        targets: the shape and dtype of logits, in [0, 1].

    Returns:
        The shape and dtype of logits.
    """
    raise NotImplementedError


def bce_gradient(logits: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
    """Compute the derivative of bce(z, t) with respect to z, elementwise.

    Args:
        logits: any shape, float32 or float64, |z| <= 80.
        targets: the shape and dtype of logits, in [0, 1].

    Returns:
        The shape and dtype of logits.
    """
    raise NotImplementedError


def steepest_logit(target: int) -> float:
    """Return the logit at which the derivative of mse(z, target) has its largest absolute value.

    Args:
        target: 0 or 1.

    Returns:
        The logit z, with an error below 1e-6.

    Raises:
        ValueError: target is neither 0 nor 1.
    """
    raise NotImplementedError


def stalled_logit(min_gradient: float) -> float:
    """Return the logit beyond which the derivative of mse(z, 0) stays below min_gradient.

    Args:
        min_gradient: a derivative, strictly between 0 and 8/27; the checks ask for it from 1e-30
            to 0.29.

    Returns:
        The logit z > steepest_logit(0) at which the derivative is min_gradient, with an error
        below 1e-6.

    Raises:
        ValueError: min_gradient is not strictly between 0 and 8/27.
    """
    raise NotImplementedError
