r"""Train a small network without autograd: derive its gradients and write them down.

PyTorch does this at every `loss.backward()`; do it once yourself:

    >>> x, y = torch.tensor([[1.0, 2.0]]), torch.tensor([[1.0, 0.0]])
    >>> w1, b1 = torch.tensor([[0.5], [-0.5]]), torch.tensor([0.5])
    >>> w2, b2 = torch.tensor([[2.0, -2.0]]), torch.tensor([0.0, 1.0])
    >>> a1, a2 = forward(x, w1, b1, w2, b2)
    >>> a1, a2, loss(a2, y)
    (tensor([[0.5000]]), tensor([[0.7311, 0.5000]]), tensor(0.1612))
    >>> backward(x, y, w2, a1, a2)
    (tensor([[-0.0889], [-0.1779]]), tensor([-0.0889]),
     tensor([[-0.0264,  0.0625]]), tensor([-0.0529,  0.1250]))

The network has two layers, both with a sigmoid:

    z1 = x w1 + b1        a1 = sigmoid(z1)
    z2 = a1 w2 + b2       a2 = sigmoid(z2)        sigmoid(z) = 1 / (1 + exp(-z))

Its loss is the mean squared error over all N * K elements:

    loss = 1 / (N * K) * sum over n, k of (a2[n, k] - y[n, k])^2

Shapes: x (N, D), w1 (D, H), b1 (H,), w2 (H, K), b2 (K,), a1 (N, H), a2 and y (N, K). Examples are
rows. (torch.nn.Linear stores the transpose of these weights.)

Backpropagation is the chain rule, from the loss backwards: each operation turns the derivative with
respect to its result into those with respect to its operands. Here that means, in this order,

    dloss/da2, dloss/dz2, then dw2, db2 and dloss/da1, dloss/dz1, then dw1 and db1

with sigmoid'(z) = sigmoid(z) * (1 - sigmoid(z)). In the example z1 = [[0.0]] and z2 = [[1.0, 0.0]],
the loss is (0.268941^2 + 0.5^2) / 2, and dloss/dz2 = [[-0.0529, 0.125]].

A step takes every parameter p to p - lr * dp, with all four dp at the old parameters:

    >>> train_step(x, y, w1, b1, w2, b2, lr=1.0)
    (tensor([[ 0.5889], [-0.3221]]), tensor([0.5889]),
     tensor([[ 2.0264, -2.0625]]), tensor([0.0529, 0.8750]))

Rules
- Results have the dtype of the arguments, which stay as they are.
- Autograd is forbidden.

Source: Rumelhart, Hinton and Williams (1986), "Learning representations by back-propagating
errors".

Fine print
- They take half the sum of the squared errors; this loss is the mean, as in torch.nn.MSELoss.
- All tensors of a call are float32 or float64. They come without requires_grad, are contiguous and
  share no memory. N, D, H and K are each at least 1. Targets are any real numbers.
- No check drives a sigmoid beyond |z| = 80.
- It is open whether a result is contiguous, and whether two results share memory.
- Forbidden are Tensor.backward, torch.autograd, the derivatives of torch.func (grad, vjp, jvp,
  jacobians, hessians), forward-mode differentiation, and PyTorch's backward kernels
  (sigmoid_backward, mse_loss_backward and the like). Everything else is welcome, such as
  torch.sigmoid, F.mse_loss and numpy.
"""

import torch


def forward(
    x: torch.Tensor, w1: torch.Tensor, b1: torch.Tensor, w2: torch.Tensor, b2: torch.Tensor
) -> tuple[torch.Tensor, torch.Tensor]:
    """Compute the activations of both layers.

    Args:
        x: (N, D), the inputs.
        w1: (D, H), the hidden layer's weight.
        b1: (H,), the hidden layer's bias.
        w2: (H, K), the output layer's weight.
        b2: (K,), the output layer's bias.

    Returns:
        (a1, a2), of shapes (N, H) and (N, K).
    """
    raise NotImplementedError


def loss(a2: torch.Tensor, y: torch.Tensor) -> torch.Tensor:
    """Compute the mean squared error over all N * K elements.

    Args:
        a2: (N, K), the network's outputs.
        y: (N, K), the targets.

    Returns:
        Scalar tensor (), of the dtype of a2.
    """
    raise NotImplementedError


def backward(
    x: torch.Tensor, y: torch.Tensor, w2: torch.Tensor, a1: torch.Tensor, a2: torch.Tensor
) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]:
    """Compute the derivatives of the loss with respect to the four parameters.

    Args:
        x: (N, D), the inputs.
        y: (N, K), the targets.
        w2: (H, K), the output layer's weight.
        a1: (N, H), the hidden activations that forward gave for x.
        a2: (N, K), the outputs that forward gave for x.

    Returns:
        (dw1, db1, dw2, db2), each in the shape of its parameter: (D, H), (H,), (H, K), (K,).
    """
    raise NotImplementedError


def train_step(
    x: torch.Tensor,
    y: torch.Tensor,
    w1: torch.Tensor,
    b1: torch.Tensor,
    w2: torch.Tensor,
    b2: torch.Tensor,
    lr: float,
) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]:
    """Take one step of gradient descent on the batch.

    Args:
        x: (N, D), the inputs.
        y: (N, K), the targets.
        w1: (D, H), the hidden layer's weight.
        b1: (H,), the hidden layer's bias.
        w2: (H, K), the output layer's weight.
        b2: (K,), the output layer's bias.
        lr: learning rate, a float > 0.

    Returns:
        (w1, b1, w2, b2) after the step: new tensors in the shapes of the old ones, which are left
        unchanged.
    """
    raise NotImplementedError
