import torch
from torch import nn


def bend(model, a, b):
    middle = model(torch.lerp(a, b, 0.5))
    return middle - 0.5 * model(a) - 0.5 * model(b)


def collapse(stack):
    """What the stack makes of zero is the bias, what it makes of the unit vectors the weight."""
    layers = list(stack)
    if not layers:
        raise ValueError("nothing to collapse")
    for layer in layers:
        if type(layer) is not nn.Linear:
            raise ValueError(f"{layer} is not linear")
    n, m = layers[0].in_features, layers[-1].out_features
    dtype = layers[0].weight.dtype
    has_bias = any(layer.bias is not None for layer in layers)
    new = nn.Linear(n, m, bias=has_bias, dtype=dtype)
    with torch.no_grad():
        zero = stack(torch.zeros(1, n, dtype=dtype))
        new.weight.copy_((stack(torch.eye(n, dtype=dtype)) - zero).T)
        if has_bias:
            new.bias.copy_(zero[0])
    return new


def collapse_runs(model):
    new, run = nn.Sequential(), nn.Sequential()
    for module in [*model, None]:
        if isinstance(module, nn.Linear):
            run.append(module)
            continue
        if len(run):
            new.append(collapse(run))
            run = nn.Sequential()
        if module is not None:
            new.append(module)
    return new
