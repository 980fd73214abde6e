"""Probes of initialization/xavier_and_he, for public and hidden checks."""

import torch
from torch import nn

NORMAL, UNIFORM = (
    "drawn by weight.normal_(0, std, generator=generator)",
    "drawn by weight.uniform_(-bound, bound, generator=generator)",
)


def fans_of(module, shapes):
    """fans(weight), by the shape of the weight"""
    return {
        f"a weight of shape {shape}": named(module.fans(torch.zeros(shape))) for shape in shapes
    }


def named(fans):
    is_pair = isinstance(fans, tuple | list) and len(fans) == 2
    return {"fan_in": fans[0], "fan_out": fans[1]} if is_pair else fans


def gain(module, nonlinearity, *slope):
    """gain_of(nonlinearity, slope)"""
    return module.gain_of(nonlinearity, *slope)


def xavier_draw(module, shape, gain, uniform, dtype=torch.float32):
    """the draw of xavier_(weight, gain, uniform)

    Look at fan-in and fan-out of this shape, the gain, and the bound or the deviation.
    """
    return draw_of(lambda weight: module.xavier_(weight, gain, uniform), shape, uniform, dtype)


def he_draw(module, shape, slope, uniform, dtype=torch.float32):
    """the draw of he_(weight, slope, uniform)

    Look at fan-in and fan-out of this shape, the gain, and the bound or the deviation.
    """
    return draw_of(lambda weight: module.he_(weight, slope, uniform), shape, uniform, dtype)


def draw_of(fill_, shape, uniform, dtype):
    """Report whether a weight is drawn as it should be, and its std or bound."""
    weight = torch.zeros(shape, dtype=dtype)
    torch.manual_seed(0)
    fill_(weight)
    torch.manual_seed(0)
    origin, scale = compared_with_draw(weight, uniform)
    return {"the weight": origin, "bound" if uniform else "std": scale}


def compared_with_draw(weight, uniform, generator=None):
    """Say how a weight was drawn, and divide it by a draw with std or bound 1."""
    unit = torch.empty_like(weight)
    if uniform:
        unit.uniform_(-1, 1, generator=generator)
    else:
        unit.normal_(generator=generator)
    scale = (weight * unit).sum() / unit.square().sum()
    if not weight.any():
        return "still 0", 0.0
    is_drawn = bool(scale > 0) and torch.allclose(weight, scale * unit, rtol=1e-4, atol=1e-6)
    if is_drawn:
        return UNIFORM if uniform else NORMAL, scale.item()
    is_float32 = weight.dtype == torch.float64 and torch.equal(weight, weight.float().double())
    return "drawn in float32" if is_float32 else "drawn otherwise", scale.item()


def left_of(module, name):
    """the weight after xavier_(weight) or he_(weight)"""
    found = {}
    weights = {
        "a parameter": nn.Parameter(torch.zeros(3, 2)),
        "a frozen parameter": nn.Parameter(torch.zeros(3, 2), requires_grad=False),
    }
    for kind, weight in weights.items():
        returned = getattr(module, name)(weight)
        found[kind] = {
            "it is filled": weight.count_nonzero().item() == 6,
            "the same tensor is returned": returned is weight,
            "its requires_grad": weight.requires_grad,
            "it has a graph": weight.grad_fn is not None,
        }
    return found
