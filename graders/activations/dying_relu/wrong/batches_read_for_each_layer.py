"""Belief: batches can be read as often as one likes.

Advice: Pass (x for x in batches) for a network with two nn.ReLU. What does the second one see?
"""

import torch
from torch import nn


def dead_in_network(model, batches):
    modes = {module: module.training for module in model.modules()}
    places = [place for place, module in enumerate(model) if isinstance(module, nn.ReLU)]
    masks = []
    model.eval()
    try:
        with torch.no_grad():
            for place in places:
                found = [dead_units(model[:place](x)) for x in batches]
                masks.append(torch.stack(found).all(dim=0) if found else None)
    finally:
        for module, mode in modes.items():
            module.training = mode
    return masks
