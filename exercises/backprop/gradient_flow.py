r"""Watch the gradient on its way back through a deep network, and what the activation does to it.

If little of it arrives at the first layers, they hardly learn: the gradient vanishes. You build one
deep network with three activations, measure the gradient at each layer, and plot it.

    >>> model = nn.Sequential(nn.Linear(2, 1), nn.ReLU(), nn.Linear(1, 1))
    >>> model[0].weight.data, model[0].bias.data = torch.tensor([[1.0, 2.0]]), torch.zeros(1)
    >>> model[2].weight.data, model[2].bias.data = torch.tensor([[3.0]]), torch.zeros(1)
    >>> norms = gradient_norms(model, x=torch.tensor([[1.0, 1.0]]), y=torch.tensor([[8.0]]))
    >>> [round(norm, 4) for norm in norms]
    [8.4853, 6.0]

The loss is F.mse_loss(model(x), y). Here the hidden unit is 3, the output 9, the loss 1, and the
gradients of the weights are [[6, 6]] and [[6]]. The norm of a layer takes all entries of its weight
matrix W together:

    norm = sqrt(sum over i, j of (dloss / dW[i, j])^2)

The weights of the networks are drawn alike for all activations, as He et al. propose for the ReLU:

    w ~ N(0, 2 / width)        mean 0, variance 2 / width; all biases are zero

What to expect. On its way back through a layer the squared gradient is multiplied by about 2 times
the mean of f'(z)^2: width weights, each of variance 2 / width, and the slope f' of the activation.

    relu       2 * 1/2 = 1     its slope is 1 for half of the units, else 0
    sigmoid    below 2 / 16    its slope is at most 1/4
    tanh       about 1.1       its slope is 1 at 0, and its square 0.55 on average

So the sigmoid loses the gradient.
A ReLU switches off half of the units, and the factor 2 makes up for it. tanh switches off none, so
there the factor is too much. For depth 20, width 64, and x and y of shape (32, 64) from the
standard normal distribution, the first layer's norm divided by the last layer's was about 2e-10 for
the sigmoid, about 3 for tanh and about 1 for the ReLU.

Nothing is forbidden.

Source: He, Zhang, Ren and Sun, "Delving deep into rectifiers" (2015), section 2.2.

Fine print
- From seed to seed these quotients vary: 1e-10 to 4e-10, 1.6 to 4.7, and 0.3 to 3.
- `build_network` draws from torch's global generator, and what is drawn does not depend on the
  activation. Checks look at the distribution of the weights, not at which numbers a seed gives.
  Networks are float32.
- `gradient_norms` is given a flat nn.Sequential: one or more nn.Linear, with activations,
  nn.Dropout or nn.LayerNorm between or behind them. No module is in it twice, and no two layers
  share a weight. An nn.Linear may be without a bias. The model is called once, in the mode in which
  it is. Model, x and y are of one dtype, float32 or float64, N >= 1. All parameters require
  gradients; x and y do not.
- No check takes a derivative of the ReLU at 0, and none asks for a norm below 1e-15.
- Only the .grad fields, the mode and the values of the parameters are promised to be unchanged by
  `gradient_norms`. In which state `compare_activations` leaves the generator is up to you.
- Colors, markers, line styles, a title and a grid are up to you.
- Glorot and Bengio, "Understanding the difficulty of training deep feedforward neural networks"
  (2010), measure gradients layer by layer in this way.
"""

import torch
from matplotlib.axes import Axes
from torch import nn


def build_network(activation: str, depth: int, width: int) -> nn.Sequential:
    """Build a deep network of equal layers, each followed by an activation.

    The nn.Sequential holds 2 * depth modules: nn.Linear(width, width), the activation, the next
    nn.Linear, and so on; the last module is an activation. Weights are independent draws from
    N(0, 2 / width), biases are zero.

    Args:
        activation: "sigmoid", "tanh" or "relu", for nn.Sigmoid, nn.Tanh or nn.ReLU.
        depth: how many nn.Linear there are, >= 1.
        width: inputs and outputs of each of them, >= 1.

    Returns:
        The network, in training mode.

    Raises:
        ValueError: activation is any other string.
    """
    raise NotImplementedError


def gradient_norms(model: nn.Sequential, x: torch.Tensor, y: torch.Tensor) -> list[float]:
    """Measure the gradient of F.mse_loss(model(x), y) at each nn.Linear.

    The .grad fields of the parameters are as before afterwards, be they None or tensors, and what
    they hold does not count. The mode of the model and of its modules is unchanged too.

    Args:
        model: maps (N, D) to (N, K).
        x: (N, D), the inputs.
        y: (N, K), the targets.

    Returns:
        For each nn.Linear, in order from the input to the output, the Euclidean norm of the
        gradient of its weight, as a Python float.
    """
    raise NotImplementedError


def compare_activations(
    depth: int, width: int, x: torch.Tensor, y: torch.Tensor, seed: int
) -> dict[str, list[float]]:
    """Measure the gradients of the same deep network with each of the three activations.

    For each activation: call torch.manual_seed(seed), build the network, take its gradient norms.

    Args:
        depth: how many nn.Linear each network has, >= 1.
        width: inputs and outputs of each of them, >= 1.
        x: (N, width), float32, the inputs.
        y: (N, width), float32, the targets.
        seed: for torch.manual_seed.

    Returns:
        The list of `gradient_norms` for "sigmoid", "tanh" and "relu", in this order.
    """
    raise NotImplementedError


def plot_gradient_flow(norms: dict[str, list[float]], ax: Axes) -> None:
    """Plot gradient norms over the layers.

    Draw on the axes that are given: make no figure and show none. Each entry becomes one line, in
    the order of the dict, and nothing else is a line: its label is the name, x is the number of
    the layer, 1, 2, ..., and y is the norm. The y axis is logarithmic, the x axis is linear. The x
    axis is labelled "layer" and the y axis "gradient norm". A legend on the axes names every line.

    Args:
        norms: for each name, the norms of its layers, first layer first, each > 0. There is at
            least one name, none begins with "_", and each list has at least one norm. Lists may
            differ in length.
        ax: empty axes, of a figure that pyplot need not know: use the methods of ax.
    """
    raise NotImplementedError
