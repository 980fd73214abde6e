"""Belief: a target is a class, so it is 0 or 1.

Advice: Try the target 0.25 of the worked example. A target may be any number between 0 and 1.
"""

import torch


def mse_gradient(logits, targets):
    p, q = torch.sigmoid(logits), torch.sigmoid(-logits)
    return torch.where(targets > 0.5, -2 * q, 2 * p) * p * q
