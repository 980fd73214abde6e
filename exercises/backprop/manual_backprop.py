r"""Train a small network without autograd: derive its gradients and write them down.

Backpropagation is the chain rule, applied from the loss backwards. Each step takes the derivative
of the loss with respect to what came out of an operation, and turns it into the derivatives with
respect to what went in. PyTorch does this for you; here you do it once yourself.

The network has two layers, both with a sigmoid:

    z1 = x w1 + b1        a1 = sigmoid(z1)
    z2 = a1 w2 + b2       a2 = sigmoid(z2)        sigmoid(z) = 1 / (1 + exp(-z))

Its loss is the mean squared error, and the mean goes over all N * K elements:

    loss = 1 / (N * K) * sum over n, k of (a2[n, k] - y[n, k])^2

The derivative of the sigmoid is sigmoid'(z) = sigmoid(z) * (1 - sigmoid(z)). A gradient step with
learning rate lr takes every parameter p to p - lr * dp, where dp is the derivative of the loss
with respect to p, and all four dp are taken at the parameters that the step started from.

Shapes: x (N, D), w1 (D, H), b1 (H,), w2 (H, K), b2 (K,), a1 (N, H), a2 and y (N, K). Examples
are rows, and a weight maps its rows to its columns. (torch.nn.Linear stores the transpose.)

Worked example: N = 1, D = 2, H = 1, K = 2.

    x = [[1.0, 2.0]]      w1 = [[0.5], [-0.5]]    b1 = [0.5]
    y = [[1.0, 0.0]]      w2 = [[2.0, -2.0]]      b2 = [0.0, 1.0]

- forward: z1 = [[0.0]], a1 = [[0.5]], z2 = [[1.0, 0.0]], a2 = [[0.731059, 0.5]].
- loss: (0.268941^2 + 0.5^2) / 2 = 0.161165.
- backward: dw1 = [[-0.088939], [-0.177877]], db1 = [-0.088939],
  dw2 = [[-0.026439, 0.0625]], db2 = [-0.052877, 0.125].
- train_step with lr = 1 takes each of these away from its parameter.

    >>> x, y = torch.tensor([[1.0, 2.0]]), torch.tensor([[1.0, 0.0]])
    >>> w1, b1 = torch.tensor([[0.5], [-0.5]]), torch.tensor([0.5])
    >>> w2, b2 = torch.tensor([[2.0, -2.0]]), torch.tensor([0.0, 1.0])
    >>> a1, a2 = forward(x, w1, b1, w2, b2)
    >>> loss(a2, y)
    tensor(0.1612)
    >>> backward(x, y, w2, a1, a2)
    (tensor([[-0.0889], [-0.1779]]), tensor([-0.0889]),
     tensor([[-0.0264,  0.0625]]), tensor([-0.0529,  0.1250]))
    >>> train_step(x, y, w1, b1, w2, b2, lr=1.0)
    (tensor([[ 0.5889], [-0.3221]]), tensor([0.5889]),
     tensor([[ 2.0264, -2.0625]]), tensor([0.0529, 0.8750]))

Rules
- All tensors of a call have one dtype, float32 or float64, and every result has it too. N, D, H
  and K are each at least 1. The targets y may be any real numbers. No check drives a sigmoid
  beyond |z| = 80.
- The inputs come without requires_grad, and every function leaves its arguments as they are.
- Autograd in any form is forbidden: Tensor.backward, torch.autograd, the derivatives of
  torch.func (grad, vjp, jvp, jacobians, hessians), forward-mode differentiation, and PyTorch's
  backward kernels (sigmoid_backward, mse_loss_backward and the like). Everything else is welcome,
  among it torch.sigmoid, F.mse_loss, torch.no_grad and numpy.

Source: Rumelhart, Hinton and Williams, "Learning representations by back-propagating errors"
(1986). They take half the sum of the squared errors; this loss is the mean, as in
torch.nn.MSELoss.

Fine print
- Every argument is contiguous and shares no memory with another one.
- It is open whether a result is contiguous, and whether two results share memory.
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
