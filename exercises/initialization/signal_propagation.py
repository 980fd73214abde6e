r"""Measure how signals grow or fade from layer to layer, forward and back, and draw it.

If each layer halves the signal, a thousandth of it is left after ten layers. When gradients fade
like that on the way back, the first layers hardly learn: vanishing gradients. When they grow, they
explode. The spread of the first weights decides which of the two happens.

The spread of a tensor is its root mean square, over all its elements:

    >>> rms(torch.tensor([[1.0, 7.0]]))  # sqrt((1 + 49) / 2)
    5.0

A network without biases has weights W_1, ..., W_L, and the activation f after each of them. C is
the loss. For the layers l = 0, ..., L write down

    a_0 = x,   a_l = f(a_(l-1) W_lᵀ)
    forward_l = rms(a_l)
    backward_l = rms(dC/da_l)

Both lists begin with the input, and end with the output. dC/da_L is given, as `grad`.

The factor for each layer is a geometric mean:

    forward factor = (forward_L / forward_0)^(1/L)
    backward factor = (backward_0 / backward_L)^(1/L)

What to expect, if weights are independent with mean 0 and deviation std:

    forward factor = c · std · sqrt(fan_in)
    backward factor = c · std · sqrt(fan_out)

c is 1 for linear layers, and for tanh while signals are small. It is 1 / sqrt(2) for a ReLU, which
sets half of the elements to 0.

Worked example with ReLU, x = (1, 7) and grad = (1, 7):

    a_1 = ReLU(-6, 4) = (0, 4),       a_2 = ReLU(4, -4) = (4, 0)
    dC/da_1 = (1, 0) W_2 = (1, 1),    dC/da_0 = (0, 1) W_1 = (0.5, 0.5)

    >>> weights = torch.tensor([[[1.0, -1.0], [0.5, 0.5]], [[1.0, 1.0], [1.0, -1.0]]])
    >>> x = torch.tensor([[1.0, 7.0]])
    >>> forward, backward = spreads(weights, "relu", x, grad=x)
    >>> forward, backward
    ([5.0, 2.828..., 2.828...], [0.5, 1.0, 5.0])
    >>> measured_factors(forward, backward)
    (0.752..., 0.316...)
    >>> predicted_factors(64, 16, 0.1, "linear")
    (0.8, 0.4)

Source: Glorot and Bengio (2010), section 4.2.1; He et al. (2015), section 2.2.

Fine print
- Glorot and Bengio, "Understanding the difficulty of training deep feedforward neural networks"; He
  et al., "Delving deep into rectifiers".
- Weights and x may require gradients or not. They, their requires_grad and their .grad stay as they
  are.
- Tensors are of one dtype, float32 or float64. At 0 the ReLU has the slope 0, as in torch.
- `torch.autograd.grad(y, [a, b], grad)` gives the gradients with respect to a and b, where `grad`
  is the one with respect to y. It leaves .grad alone.
- Spreads that are divided by, or drawn, are > 0.
- `ax.set_yscale("log")` makes an axis logarithmic. The figure may come from pyplot or
  matplotlib.figure.Figure; do not show it. Line styles, grid, further labels and legends are up to
  you.
- The prediction is about right in a random network. Ten layers of 64 units:

    >>> g = torch.Generator().manual_seed(0)
    >>> weights = [0.1 * torch.randn(64, 64, generator=g) for _ in range(10)]
    >>> x, grad = torch.randn(2, 64, 64, generator=g)
    >>> measured_factors(*spreads(weights, "relu", x, grad))
    (0.53..., 0.55...)
    >>> predicted_factors(64, 64, 0.1, "relu")
    (0.56..., 0.56...)
"""

from collections.abc import Iterable

import torch
from matplotlib.figure import Figure

# Given: activations by their names.
ACTIVATIONS = {"linear": torch.nn.Identity(), "relu": torch.relu, "tanh": torch.tanh}


def rms(values: torch.Tensor) -> float:
    """Compute the root mean square of all elements.

    Args:
        values: any shape, with one element or more.

    Returns:
        A float.
    """
    raise NotImplementedError


def spreads(
    weights: Iterable[torch.Tensor], activation: str, x: torch.Tensor, grad: torch.Tensor
) -> tuple[list[float], list[float]]:
    """Measure activations and gradients in each layer of a network.

    Args:
        weights: L >= 1 of them; W_l is (H_l, H_(l-1)).
        activation: a key of `ACTIVATIONS`.
        x: (N, H_0), the inputs.
        grad: (N, H_L), the gradient of the loss with respect to the outputs.

    Returns:
        (forward, backward): lists of L + 1 floats, from layer 0 to layer L.
    """
    raise NotImplementedError


def measured_factors(forward: list[float], backward: list[float]) -> tuple[float, float]:
    """Compute by which factor a layer multiplies the spread, as a geometric mean.

    Args:
        forward: L + 1 spreads of activations, from layer 0 on.
        backward: L + 1 spreads of gradients, from layer 0 on.

    Returns:
        (forward factor, backward factor).
    """
    raise NotImplementedError


def predicted_factors(
    fan_in: int, fan_out: int, std: float, activation: str
) -> tuple[float, float]:
    """Predict by which factor a layer multiplies the spread.

    Args:
        fan_in: inputs of the layer.
        fan_out: its outputs.
        std: standard deviation of its weights.
        activation: a key of `ACTIVATIONS`.

    Returns:
        (forward factor, backward factor).
    """
    raise NotImplementedError


def plot_spreads(networks: dict[str, tuple[list[float], list[float]]]) -> Figure:
    """Draw the spreads of some networks over their layers, with logarithmic y axes.

    The figure has two axes: "activations" on the left, "gradients" on the right, as titles. Each
    has one line for each network, over the layers 0, 1, 2, ..., in the order of the dict. The name
    is the line's label. A network has one color in both axes, and no other network has it. The x
    labels are "layer", the y axes are logarithmic, and the left axes has a legend.

    Args:
        networks: the (forward, backward) of some networks, by their names.

    Returns:
        The figure.
    """
    raise NotImplementedError
