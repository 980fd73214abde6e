import math

import torch
from torch import nn


def places(model, prefix=""):
    for name, child in zip(map(str, range(len(model))), model):
        if isinstance(child, nn.Sequential):
            yield from places(child, f"{prefix}{name}.")
        else:
            yield prefix + name, child


def followed_by(model):
    flat = list(places(model))
    found, met = {}, []
    for i, (name, module) in enumerate(flat):
        if type(module) not in (nn.Linear, nn.Conv2d) or any(module is one for one in met):
            continue
        met.append(module)
        found[name] = None
        for _, after in flat[i + 1 :]:
            if type(after) in (nn.Linear, nn.Conv2d):
                break
            if type(after) in (nn.ReLU, nn.LeakyReLU, nn.Tanh, nn.Sigmoid):
                found[name] = after
                break
    return found


def std_of(weight, activation):
    receptive_field = math.prod(weight.shape[2:])
    fan_out, fan_in = (receptive_field * size for size in weight.shape[:2])
    if isinstance(activation, nn.ReLU):
        return math.sqrt(2 / fan_in)
    if isinstance(activation, nn.LeakyReLU):
        return math.sqrt(2 / (1 + activation.negative_slope**2) / fan_in)
    xavier = math.sqrt(2 / (fan_in + fan_out))
    return 5 / 3 * xavier if isinstance(activation, nn.Tanh) else xavier


@torch.no_grad()
def init_model(model, generator=None):
    names = []
    for name, activation in followed_by(model).items():
        layer = model.get_submodule(name)
        if layer.weight.requires_grad:
            layer.weight.normal_(0, std_of(layer.weight, activation), generator=generator)
            names.append(name)
        if getattr(layer, "bias", None) is not None and layer.bias.requires_grad:
            layer.bias.zero_()
    return names
