from copy import deepcopy

from torch import nn

ACTIVATIONS = (nn.ReLU, nn.LeakyReLU, nn.ELU, nn.GELU, nn.SiLU, nn.Sigmoid, nn.Tanh)
NORMS = {nn.Linear: nn.BatchNorm1d, nn.Conv2d: nn.BatchNorm2d}


def leaves(module):
    if type(module) is not nn.Sequential:
        return [module]
    return sum((leaves(child) for child in module.children()), [])


def place_norm(model):
    order = leaves(model)
    kinds = [type(module) for module in order]
    flags = []
    for i, kind in enumerate(kinds):
        later = any(k in NORMS for k in kinds[i + 1 :])
        flags.append(kind in NORMS and later and isinstance(order[i + 1], ACTIVATIONS))
    return rebuild(model, iter(flags))


def rebuild(model, flags):
    parts = []
    for child in model.children():
        if type(child) is nn.Sequential:
            parts.append(rebuild(child, flags))
            continue
        parts.append(deepcopy(child))
        if next(flags):
            parts[-1].bias = None
            norm = NORMS[type(child)](len(child.weight))
            norm = norm.to(child.weight)
            norm.training = child.training
            parts.append(norm)
    new = nn.Sequential(*parts)
    new.training = model.training
    return new


def bias_effect(layer, norm, x, grad, shift):
    layer, norm = deepcopy(layer), deepcopy(norm)
    layer.zero_grad()
    y = norm(layer(x))
    y.backward(grad)
    gradient = layer.bias.grad
    moved = deepcopy(layer)
    moved.bias.data += shift
    return (norm(moved(x)) - y).detach().abs().max().item(), gradient
