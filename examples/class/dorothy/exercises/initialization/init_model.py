import torch
from torch import nn
from torch import nn
LAYERS = (nn.Linear, nn.Conv2d)
ACTIVATIONS = (nn.ReLU, nn.LeakyReLU, nn.Tanh, nn.Sigmoid)

def followed_by(model: nn.Sequential) -> dict[str, nn.Module | None]:
    """Find the activation that follows each layer.

    Args:
        model: layers, activations and what else is named above, nested in any way.

    Returns:
        For each layer, by the name of its first place: the activation, or None.
    """
    found, seen, name_of_layer = ({}, set(), None)
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

def init_model(model: nn.Sequential, generator: torch.Generator | None=None) -> list[str]:
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

def _draw_(weight, activation, generator):
    match activation:
        case nn.ReLU():
            nn.init.kaiming_normal_(weight, nonlinearity='relu', generator=generator)
        case nn.LeakyReLU(negative_slope=slope):
            nn.init.kaiming_normal_(weight, nonlinearity='relu', generator=generator)
        case nn.Tanh():
            nn.init.kaiming_normal_(weight, nonlinearity='relu', generator=generator)
        case _:
            nn.init.kaiming_normal_(weight, nonlinearity='relu', generator=generator)
