"""Belief: units with equal weights are equal.

Advice: Take two units with equal weights and the biases 0 and 1. Do they compute the same?
"""

import torch


def distinct_units(model, atol=1e-6):
    units = torch.cat([model[0].weight, model[2].weight.T], dim=1)
    is_equal = ((units[:, None] - units).abs() <= atol).all(dim=2)
    return int((~is_equal.tril(diagonal=-1).any(dim=1)).sum())
