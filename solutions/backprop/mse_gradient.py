r"""Fit one linear neuron by gradient descent, with gradients that you derive by hand.

Here you see all that training does. The rows of x are N examples:

    >>> x = torch.tensor([[1.0, 2.0], [3.0, -1.0], [0.0, 1.0]])
    >>> y, w, b = torch.tensor([0.0, 2.0, 1.0]), torch.tensor([1.0, -1.0]), torch.tensor(0.5)
    >>> mse(x, y, w, b)
    tensor(2.9167)
    >>> gradients(x, y, w, b)
    (tensor([ 4.6667, -3.3333]), tensor(0.3333))

The neuron maps D features to one number; its loss is the mean squared error:

    pred = x w + b            pred[n] = b + sum over d of x[n, d] * w[d]
    loss = 1 / N * sum over n of (pred[n] - y[n])^2

Derive the gradients with pencil and paper. Call r[n] = pred[n] - y[n] the residual.

1. The loss is a sum of N terms, each with its factor 1 / N. What is the derivative of term n with
   respect to r[n]?
2. What is the derivative of r[n] with respect to w[d], and with respect to b?
3. Multiply, and sum over the examples: w[d] and b have a part in every residual. For all d at
   once, this is a matrix product. The shapes tell which.

A step takes w to w - lr * dw and b to b - lr * db, with both derivatives at the old w and b.

Shapes: x (N, D), w and dw (D,), b and db (), pred and y (N,), loss ().

In the example the residuals are [-0.5, 2.5, -1.5] and the loss is (0.25 + 6.25 + 2.25) / 3. A first
step leads to w = [0.5333, -0.6667] and b = 0.4667, a second one to:

    >>> gradient_descent(x, y, w, b, lr=0.1, steps=2)
    (tensor([ 0.4089, -0.4933]), tensor(0.5200), tensor([2.9167, 0.6963, 0.3361]))

Rules
- If the shape of y is not (N,), `mse` and `gradients` raise ValueError. Otherwise a column (N, 1)
  would go through: pred - y is broadcast to (N, N), and the loss is silently wrong.
- Arguments stay as they are. Autograd is forbidden.

Source: Bishop, "Pattern Recognition and Machine Learning" (2006), section 3.1.1.

Fine print
- Bishop takes half the sum of the squared errors; this loss is the mean, as in torch.nn.MSELoss.
- The tensors of a call have one dtype, float32 or float64, and every result has it too. They come
  without requires_grad, are contiguous and share no memory. N and D are each at least 1.
- With steps = 0 the returned w and b may be the arguments themselves; otherwise they are new
  tensors. It is open whether dw and db are views of one tensor.
- `gradient_descent` is never given a wrong y, and all other arguments have the right shapes.
- Forbidden are Tensor.backward, torch.autograd, the derivatives of torch.func (grad, vjp, jvp,
  jacobians, hessians), forward-mode differentiation, and PyTorch's backward kernels
  (mse_loss_backward and the like). Everything else is welcome, such as F.mse_loss and numpy.
"""

import torch


def predict(x: torch.Tensor, w: torch.Tensor, b: torch.Tensor) -> torch.Tensor:
    """Compute the neuron's output for each example.

    Args:
        x: (N, D), the inputs.
        w: (D,), the weights.
        b: (), the bias.

    Returns:
        (N,), of the dtype of x.
    """
    return x @ w + b  # (N, D) @ (D,) + () -> (N,)


def mse(x: torch.Tensor, y: torch.Tensor, w: torch.Tensor, b: torch.Tensor) -> torch.Tensor:
    """Compute the mean squared error of the neuron on a batch.

    Args:
        x: (N, D), the inputs.
        y: (N,), the targets, any real numbers.
        w: (D,), the weights.
        b: (), the bias.

    Returns:
        Scalar tensor (), of the dtype of x.

    Raises:
        ValueError: the shape of y is not (N,).
    """
    _require_one_target_each(x, y)
    return (predict(x, w, b) - y).square().mean()


def gradients(
    x: torch.Tensor, y: torch.Tensor, w: torch.Tensor, b: torch.Tensor
) -> tuple[torch.Tensor, torch.Tensor]:
    """Compute the derivatives of the loss with respect to w and b.

    Args:
        x: (N, D), the inputs.
        y: (N,), the targets, any real numbers.
        w: (D,), the weights.
        b: (), the bias.

    Returns:
        (dw, db), in the shapes of w and b: (D,) and ().

    Raises:
        ValueError: the shape of y is not (N,).
    """
    _require_one_target_each(x, y)
    slopes = 2 * (predict(x, w, b) - y) / len(y)  # (N,): dloss/dpred
    return x.T @ slopes, slopes.sum()


def gradient_descent(
    x: torch.Tensor, y: torch.Tensor, w: torch.Tensor, b: torch.Tensor, lr: float, steps: int
) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Take some steps of gradient descent, each on the whole batch.

    Args:
        x: (N, D), the inputs.
        y: (N,), the targets, any real numbers.
        w: (D,), the weights to start from.
        b: (), the bias to start from.
        lr: learning rate, a float > 0.
        steps: how many steps to take, >= 0.

    Returns:
        (w, b, losses): the weights and the bias after the last step, in the shapes of the old
        ones, and the losses before the first and after each step, of shape (steps + 1,).
    """
    losses = [mse(x, y, w, b)]
    for _ in range(steps):
        dw, db = gradients(x, y, w, b)
        w, b = w - lr * dw, b - lr * db
        losses.append(mse(x, y, w, b))
    return w, b, torch.stack(losses)


def _require_one_target_each(x: torch.Tensor, y: torch.Tensor) -> None:
    if y.shape != x.shape[:1]:
        raise ValueError(f"y must have the shape (N,), got {y.shape}")
