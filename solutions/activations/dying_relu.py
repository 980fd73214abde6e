r"""Find the dead units of a ReLU network over a whole data set, and bring them back to life.

A unit computes relu(z) with z = w · x + b. If z <= 0 for every example of the data, the unit is
*dead*: its output is always 0, and so is the slope of the ReLU. The gradient of w and b is
exactly 0, and training does not bring the unit back. A large step that lowers b too far can
kill it.

    >>> dead_units(torch.tensor([[1.0, -2.0, 0.0], [-3.0, -1.0, -1.0]]))
    tensor([False,  True,  True])

Worked example. That is z for two examples (rows) and three units (columns). The first unit is at
work for the first example. The largest z of the second unit is -1. The third one comes as high as
0, where relu and its slope are still 0. With the bias higher by 1.1 the second unit would have
z = -0.9 and 0.1, and learn again.

A change of w or b from outside revives it, or a leaky ReLU, whose slope is never 0. `revive` raises
the bias:

    for each dead unit j:  b_j <- b_j + margin - (the largest z_j over the data)

Worked example, a layer whose z are 1 and 3 for its first unit, and -4 and -2 for its second:

    >>> linear = nn.Linear(1, 2)
    >>> linear.weight.data, linear.bias.data = torch.ones(2, 1), torch.tensor([0.0, -5.0])
    >>> x = torch.tensor([[1.0], [3.0]])
    >>> dead_in_network(nn.Sequential(linear, nn.ReLU()), [x[:1], x[1:]])
    [tensor([False,  True])]
    >>> revive(linear, x, margin=0.5), linear.bias.data
    (1, tensor([ 0.0000, -2.5000]))

Rules
- A unit of a network is dead only if it is dead for all examples of all batches together.
- The network is measured in evaluation mode. Afterwards each module is in its old mode. Parameters,
  buffers and gradients stay as they are, and no hook is left.
- `revive` changes only the biases of dead units. The bias stays the same parameter.

Source: Maas et al. (2013), "Rectifier nonlinearities improve neural network acoustic models"; Lu et
al. (2020), "Dying ReLU and initialization: theory and numerical examples".

Fine print
- Networks are flat: an nn.Sequential of modules with (N, H) in and out. One nn.ReLU may stand in
  several places of it, each with units of its own. There is at least one batch, and each has N >= 1
  examples. Batches may come from a generator, which can be read only once.
- All tensors are of one dtype, float32 or float64. No z is NaN.
- A hook is a function that a module calls when it runs. Buffers are tensors of a module that are
  not trained, such as the running means of nn.BatchNorm1d.
- Subclasses of nn.ReLU are not asked about. Whether results carry a graph is open.
- If the network raises an exception, modes and hooks are as before all the same.
"""

from collections.abc import Iterable

import torch
from torch import nn


def dead_units(z: torch.Tensor) -> torch.Tensor:
    """Say which units are dead.

    Args:
        z: (N, H), what goes into the ReLU, for N examples and H units.

    Returns:
        (H,) bool: whether z <= 0 for every example.
    """
    return (z <= 0).all(dim=0)


def dead_in_network(model: nn.Sequential, batches: Iterable[torch.Tensor]) -> list[torch.Tensor]:
    """Say which units of a network are dead over a data set.

    Args:
        model: maps (N, D) to (N, K); left as it is.
        batches: inputs, each (N, D); N may differ.

    Returns:
        For each nn.ReLU, in order, (H,) bool: whether its input is <= 0 for every example.
    """
    modes = {module: module.training for module in model.modules()}
    model.eval()
    try:
        with torch.no_grad():
            found = [_dead_in_batch(model, x) for x in batches]
    finally:
        for module, mode in modes.items():
            module.training = mode
    return [torch.stack(masks).all(dim=0) for masks in zip(*found, strict=True)]


def revive(linear: nn.Linear, x: torch.Tensor, margin: float = 0.1) -> int:
    """Raise the bias of each dead unit until its largest z over the data is the margin.

    Args:
        linear: with a bias, followed by a ReLU; changed in place.
        x: (N, D), all inputs of the layer.
        margin: > 0.

    Returns:
        How many units were dead.
    """
    with torch.no_grad():
        z = linear(x)  # (N, H)
        is_dead = dead_units(z)
        linear.bias += torch.where(is_dead, margin - z.amax(dim=0), 0)
    return int(is_dead.sum())


def _dead_in_batch(model: nn.Sequential, x: torch.Tensor) -> list[torch.Tensor]:
    """Say which units are dead for one batch, for each nn.ReLU."""
    found = []
    for module in model:
        if isinstance(module, nn.ReLU):
            found.append(dead_units(x))
        x = module(x)
    return found
