"""Belief: a unit is what comes into it.

Advice: Take two units with equal incoming weights, and the outgoing weights 1 and 2. Do they get
the same gradient?
"""

import torch


def distinct_units(model, atol=1e-6):
    units = torch.cat([model[0].weight, model[0].bias[:, None]], dim=1)
    is_equal = ((units[:, None] - units).abs() <= atol).all(dim=2)
    return int((~is_equal.tril(diagonal=-1).any(dim=1)).sum())
