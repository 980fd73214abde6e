"""Belief: equal units stand next to each other.

Advice: Count the units of a model whose first and third units are equal.
"""

import torch


def distinct_units(model, atol=1e-6):
    units = torch.cat([model[0].weight, model[0].bias[:, None], model[2].weight.T], dim=1)
    differs = ((units[1:] - units[:-1]).abs() > atol).any(dim=1)
    return 1 + int(differs.sum())
