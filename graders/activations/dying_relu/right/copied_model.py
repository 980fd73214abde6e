import copy

import torch
from torch import nn


def dead_units(z):
    return ~(z > 0).any(0)


def dead_in_network(model, batches):
    layers = copy.deepcopy(model).eval()
    alive = {}
    for x in batches:
        for place, layer in enumerate(layers):
            if type(layer) is nn.ReLU:
                now = ~dead_units(x)
                alive[place] = alive.get(place, torch.zeros_like(now)) | now
            x = layer(x)
    return [~alive[place] for place in sorted(alive)]


@torch.no_grad()
def revive(linear, x, margin=0.1):
    z = x @ linear.weight.T + linear.bias
    dead = dead_units(z)
    linear.bias[dead] = linear.bias[dead] + margin - z[:, dead].amax(0)
    return dead.sum().item()
