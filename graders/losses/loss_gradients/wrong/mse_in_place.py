"""Belief: `sigmoid_` is the sigmoid in another spelling.

Advice: Print logits = [1.0] before and after a call of mse_gradient. What does the underscore at
the end of a name stand for?
"""

import torch


def mse_gradient(logits, targets):
    q = torch.sigmoid(-logits)
    p = logits.sigmoid_()
    return 2 * (p - targets) * p * q
