import copy

import torch
from torch import nn

ACTIVATIONS = (nn.ReLU, nn.LeakyReLU, nn.ELU, nn.GELU, nn.SiLU, nn.Sigmoid, nn.Tanh)


class Placer:
    """Goes through a model from its end, and remembers what runs next."""

    def __init__(self):
        self.following = None
        self.seen_layer = False

    def copy(self, module):
        if isinstance(module, nn.Sequential):
            parts = [part for child in reversed(module) for part in reversed(self.parts(child))]
            new = nn.Sequential(*reversed(parts))
            new.training = module.training
            return new
        return copy.deepcopy(module)

    def parts(self, child):
        new = self.copy(child)
        if isinstance(child, nn.Sequential):
            return [new]
        following, self.following = self.following, child
        if not isinstance(child, (nn.Linear, nn.Conv2d)):
            return [new]
        is_last, self.seen_layer = not self.seen_layer, True
        if is_last or not isinstance(following, ACTIVATIONS):
            return [new]
        new.bias = None
        weight = child.weight
        kind = nn.BatchNorm1d if isinstance(child, nn.Linear) else nn.BatchNorm2d
        norm = kind(weight.size(0), device=weight.device, dtype=weight.dtype)
        return [new, norm.train(child.training)]


def place_norm(model):
    return Placer().copy(model)


def bias_effect(layer, norm, x, grad, shift):
    with torch.no_grad():
        z = x @ layer.weight.T + layer.bias
    if norm.training:
        mean, var = z.mean(0), z.var(0, correction=0)
        z_hat = (z - mean) / torch.sqrt(var + norm.eps)
        inner = grad - grad.mean(0) - z_hat * (grad * z_hat).mean(0)
        shifted = z + shift
        change = norm.weight * ((shifted - shifted.mean(0)) - (z - mean)) / (var + norm.eps).sqrt()
    else:
        var, inner = norm.running_var, grad
        change = norm.weight * shift / torch.sqrt(var + norm.eps)
    gradient = (norm.weight / torch.sqrt(var + norm.eps) * inner).sum(0)
    return change.abs().max().item(), gradient.detach()
