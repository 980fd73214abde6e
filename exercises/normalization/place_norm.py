r"""Put batch norm into a model, between each layer and its activation, without useless biases.

    >>> model = nn.Sequential(nn.Linear(2, 3), nn.ReLU(), nn.Linear(3, 1))
    >>> [type(module).__name__ for module in place_norm(model)]
    ['Linear', 'BatchNorm1d', 'ReLU', 'Linear']

Batch norm was made for z, the input of an activation: it keeps z where the activation has a slope.
There the bias b of the layer does nothing: the mean takes it away, the variance does not see it.

    mean(z + b) = mean(z) + b
    var(z + b) = var(z)

So the bias is dropped; batch norm has a bias of its own. The last layer gets no batch norm: its
outputs are predictions, of any mean and scale.

`place_norm` looks at the modules in the order in which they run, nn.Sequentials inside others
entered. A *layer* is an nn.Linear or nn.Conv2d. If the next module to run is one of ACTIVATIONS,
and the layer is not the last one of the model, then

- an nn.BatchNorm1d (after nn.Linear) or nn.BatchNorm2d (after nn.Conv2d), with torch's defaults,
  comes directly after the layer, in the same nn.Sequential;
- the layer's bias becomes None.

`bias_effect` measures what a bias does to y = norm(layer(x)). In evaluation mode the running
statistics are fixed, and the bias counts:

    >>> layer, norm = nn.Linear(1, 1), nn.BatchNorm1d(1)
    >>> layer.weight.data, grad = torch.tensor([[2.0]]), torch.tensor([[1.0], [2.0]])
    >>> x = torch.tensor([[1.0], [3.0]])
    >>> change, gradient = bias_effect(layer, norm, x, grad, shift=10.0)
    >>> change < 1e-3, abs(gradient.item()) < 1e-3
    (True, True)
    >>> change, gradient = bias_effect(layer, norm.eval(), x, grad, shift=10.0)
    >>> round(change, 3), gradient
    (10.0, tensor([3.0000]))

Rules
- If dropout, pooling, a norm or another layer runs next, nothing is placed. The last layer gets
  none even before an activation, such as nn.Linear before nn.Sigmoid.
- The result is new, with the same nesting. It shares no memory with the given model, which stays as
  it is. All else is copied: weights, other biases, options, modes, frozen parameters.
- A batch norm has the dtype, the device and the mode (`training`) of its layer.

Source: Ioffe and Szegedy (2015), "Batch normalization", section 3.2.

Fine print
- Each module stands in one place, and no parameter is shared. The names of modules are open. Other
  containers, such as nn.ModuleList or a class of your own, are not entered, and are no layers.
- A layer without a bias gets a batch norm, too. The parameters of a batch norm are not frozen.
- `copy.deepcopy(module)` copies a module with all that it has. `layer.bias = None` drops a bias.
- What was trained with a bias does not fit at once: the new model has to be trained further.
- Some place batch norm after the activation; here it is before it, as in the paper.
"""

import torch
from torch import nn

# Given: the activations that count.
ACTIVATIONS = (nn.ReLU, nn.LeakyReLU, nn.ELU, nn.GELU, nn.SiLU, nn.Sigmoid, nn.Tanh)


def place_norm(model: nn.Sequential) -> nn.Sequential:
    """Copy a model, with batch norm between each layer but the last and its activation.

    Args:
        model: may hold other nn.Sequentials, at any depth; left as it is.

    Returns:
        The new model.
    """
    raise NotImplementedError


def bias_effect(
    layer: nn.Linear, norm: nn.BatchNorm1d, x: torch.Tensor, grad: torch.Tensor, shift: float
) -> tuple[float, torch.Tensor]:
    """Measure what the bias of a layer does to y = norm(layer(x)).

    Args:
        layer: C outputs, with a bias.
        norm: of C features; in training or evaluation mode, and used in this mode.
        x: (N, in), in the dtype of the layer.
        grad: (N, C), the gradient of a loss with respect to y.
        shift: is added to each element of the bias.

    Returns:
        (change, gradient): the largest absolute change of an element of y by the shift, a Python
        float; and the gradient (C,) of the loss with respect to the bias as it was given. Layer and
        norm stay as they were: parameters, gradients, buffers and modes.
    """
    raise NotImplementedError
