r"""Initialize each layer of a model by the activation that follows it.

A layer does not know what its outputs go into. So nn.Linear and nn.Conv2d start by one rule, before
a ReLU, before tanh and at the end. Whoever knows the whole model can do better:

    >>> model = nn.Sequential(nn.Linear(2, 6), nn.BatchNorm1d(6), nn.ReLU(), nn.Linear(6, 2))
    >>> followed_by(model)
    {'0': ReLU(), '3': None}
    >>> init_model(model, torch.Generator().manual_seed(0))
    ['0', '3']

A *layer* is an nn.Linear or an nn.Conv2d, an *activation* an nn.ReLU, nn.LeakyReLU, nn.Tanh or
nn.Sigmoid. The activation that follows a layer is the first one after it, before the next layer;
None if there is none. Norm layers, dropout and what else lies between do not count.

The weight is normal with mean 0. What follows decides about its std:

    ReLU             He        std = sqrt(2 / fan_in)
    LeakyReLU        He        std = sqrt(2 / (1 + slope²)) / sqrt(fan_in)
    Tanh             Xavier    std = 5/3 · sqrt(2 / (fan_in + fan_out))
    Sigmoid, None    Xavier    std = sqrt(2 / (fan_in + fan_out))

The slope is the `negative_slope` of that module. Biases become 0.

Worked example, as above. Layer '0' has fan_in 2, and a ReLU follows: std = sqrt(2 / 2) = 1. No
activation follows layer '3', with the fans 6 and 2: std = sqrt(2 / 8) = 0.5.

Rules
- An nn.Sequential may hold others, and what follows a layer may be in another one. Names are those
  of model.named_modules(), such as "1.0".
- One activation may stand in several places, and follows a layer in each of them.
- A layer that stands in several places is initialized once, by its first place.
- A frozen parameter (requires_grad=False) stays as it is, and nothing is drawn for it.
- Weights are drawn one after the other, in the order of the model, each by
  `weight.normal_(0, std, generator=generator)`.
- Nothing else changes: norm layers, buffers, modes, .grad. Parameters stay the same objects.

Source: Glorot and Bengio (2010); He et al. (2015); PyTorch, torch.nn.init.

Fine print
- `nn.init.xavier_normal_(weight, gain, generator=generator)` and `nn.init.kaiming_normal_` draw as
  in the last rule. So may your own functions.
- model.named_modules() leaves out a module that it has met before.
  model.named_modules(remove_duplicate=False) lists it in every place, and
  model.get_submodule(name) finds it.
- Between layers there is nothing but norm layers, dropout, pooling, nn.Flatten and nn.Identity.
  Subclasses are not asked about.
- A whole nn.Sequential may stand in several places, too. Different layers share no parameters.
- A bias may be frozen while its weight is not, and the other way round.
- Without a generator, torch's own one draws.
"""

import torch
from torch import nn

# Given: what counts as a layer, and what as an activation.
LAYERS = (nn.Linear, nn.Conv2d)
ACTIVATIONS = (nn.ReLU, nn.LeakyReLU, nn.Tanh, nn.Sigmoid)


def followed_by(model: nn.Sequential) -> dict[str, nn.Module | None]:
    """Find the activation that follows each layer.

    Args:
        model: layers, activations and what else is named above, nested in any way.

    Returns:
        For each layer, by the name of its first place: the activation, or None.
    """
    found, seen, name_of_layer = {}, set(), None
    for name, module in model.named_modules(remove_duplicate=False):
        if isinstance(module, LAYERS):
            name_of_layer = None if module in seen else name
            seen.add(module)
            if name_of_layer is not None:
                found[name_of_layer] = None
        elif isinstance(module, ACTIVATIONS) and name_of_layer is not None:
            found[name_of_layer] = module
            name_of_layer = None
    return found


def init_model(model: nn.Sequential, generator: torch.Generator | None = None) -> list[str]:
    """Draw the weights of all layers by what follows them, and set their biases to 0.

    Args:
        model: as in `followed_by`; changed in place.
        generator: what draws.

    Returns:
        The names of the layers whose weight has been drawn, in order.
    """
    drawn = []
    for name, activation in followed_by(model).items():
        layer = model.get_submodule(name)
        if layer.weight.requires_grad:
            _draw_(layer.weight, activation, generator)
            drawn.append(name)
        if layer.bias is not None and layer.bias.requires_grad:
            nn.init.zeros_(layer.bias)
    return drawn


def _draw_(
    weight: torch.Tensor, activation: nn.Module | None, generator: torch.Generator | None
) -> None:
    """Fill a weight by the rule for the activation that follows it."""
    match activation:
        case nn.ReLU():
            nn.init.kaiming_normal_(weight, nonlinearity="relu", generator=generator)
        case nn.LeakyReLU(negative_slope=slope):
            nn.init.kaiming_normal_(weight, a=slope, generator=generator)
        case nn.Tanh():
            nn.init.xavier_normal_(weight, gain=5 / 3, generator=generator)
        case _:
            nn.init.xavier_normal_(weight, generator=generator)
