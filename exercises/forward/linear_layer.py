r"""Write what a neuron computes, and then a whole layer of neurons.

Forward propagation is this step, again and again. Here it is without nn.Linear and F.linear, which
do the same.

    >>> x = torch.tensor([1.0, 2.0])
    >>> weighted_sum(x, torch.tensor([3.0, -1.0]), torch.tensor(0.5))
    tensor(1.5000)

A neuron has a weight w_i for each of its D inputs, and one bias b. First it computes the weighted
sum z, also called the pre-activation. Then it applies an activation function f to z:

    z = w_1 x_1 + ... + w_D x_D + b
    a = f(z)

Worked example: z = 3 · 1 + (-1) · 2 + 0.5 = 1.5, and with f = tanh the neuron outputs
tanh(1.5) = 0.9051:

    >>> neuron(x, torch.tensor([3.0, -1.0]), torch.tensor(0.5), torch.tanh)
    tensor(0.9051)

A layer is H neurons that see the same inputs. Row h of the weight matrix W, of shape (H, D), holds
the weights of neuron h, and b_h is its bias. This is the layout of nn.Linear(D, H).weight: outputs
first. The layer computes all weighted sums, and applies no activation:

    z_h = W_h1 x_1 + ... + W_hD x_D + b_h

The weights say how much each input counts for each neuron. The bias moves z by the same amount for
every example. Worked example, with a second neuron that has the weights 0 and 2 and the bias 1:

    >>> weight, bias = torch.tensor([[3.0, -1.0], [0.0, 2.0]]), torch.tensor([0.5, 1.0])
    >>> linear_layer(x, weight, bias)
    tensor([1.5000, 5.0000])
    >>> linear_layer(x, weight)
    tensor([1., 4.])

Rules
- The last dimension of x holds the inputs. Before it stand any dimensions, or none: one example
  (D,), a batch (N, D), a batch of sequences (N, T, D).
- Results are new tensors of the dtype of x (float32 or float64). Arguments stay as they are.
- Results are differentiable with respect to x, the weights and the bias.
- nn.Linear, F.linear and F.bilinear are forbidden.

Source: PyTorch's documentation of torch.nn.Linear; Goodfellow, Bengio and Courville, "Deep
Learning" (2016), section 6.1.

Fine print
- All tensors of a call have one dtype. D, H and the dimensions before D are at least 1.
- `activation` takes a tensor of any shape and returns one of that shape. It is called once or more
  often: no check counts.
"""

from collections.abc import Callable

import torch


def weighted_sum(x: torch.Tensor, w: torch.Tensor, b: torch.Tensor) -> torch.Tensor:
    """Compute the weighted sum of a neuron's inputs, plus its bias.

    Args:
        x: (..., D), the inputs.
        w: (D,), the weights.
        b: (), the bias.

    Returns:
        (...), z for each example.
    """
    raise NotImplementedError


def neuron(
    x: torch.Tensor,
    w: torch.Tensor,
    b: torch.Tensor,
    activation: Callable[[torch.Tensor], torch.Tensor],
) -> torch.Tensor:
    """Compute the output of a neuron.

    Args:
        x: (..., D), the inputs.
        w: (D,), the weights.
        b: (), the bias.
        activation: the function f, such as torch.tanh.

    Returns:
        (...), a for each example.
    """
    raise NotImplementedError


def linear_layer(
    x: torch.Tensor, weight: torch.Tensor, bias: torch.Tensor | None = None
) -> torch.Tensor:
    """Compute the weighted sums of all neurons of a layer.

    Args:
        x: (..., D), the inputs.
        weight: (H, D), a row for each neuron.
        bias: (H,); None for a layer without a bias.

    Returns:
        (..., H), z of each neuron for each example.
    """
    raise NotImplementedError
