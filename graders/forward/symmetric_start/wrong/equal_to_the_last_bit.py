"""Belief: equal units are equal to the last bit.

Advice: Compare two units whose weights differ by 1e-7, with atol = 1e-3.
"""

import torch


def distinct_units(model, atol=1e-6):
    units = torch.cat([model[0].weight, model[0].bias[:, None], model[2].weight.T], dim=1)
    return len(units.unique(dim=0))
