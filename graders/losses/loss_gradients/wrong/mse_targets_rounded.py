"""Belief: a target is a class, so it is 0 or 1.

Advice: Try z = -1 with the target 0.25: the worked example gives 0.007448.
"""

import torch


def mse_gradient(logits, targets):
    p, q = torch.sigmoid(logits), torch.sigmoid(-logits)
    return torch.where(targets > 0.5, -2 * q, 2 * p) * p * q
