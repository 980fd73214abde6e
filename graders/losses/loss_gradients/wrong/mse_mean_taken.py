"""Belief: the M of MSE stands for a mean, so the gradient is divided by the number of elements.

Advice: Each element has a loss of its own here. Does your gradient of one element change when
others are added?
"""

import torch


def mse_gradient(logits, targets):
    p, q = torch.sigmoid(logits), torch.sigmoid(-logits)
    return 2 * (p - targets) * p * q / logits.numel()
