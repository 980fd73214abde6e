"""Belief: the M of MSE stands for a mean, so the gradient is divided by the number of elements.

Advice: Try z = 0 with the target 1, and then two such elements. Does the gradient of the first one
change?
"""

import torch


def mse_gradient(logits, targets):
    p, q = torch.sigmoid(logits), torch.sigmoid(-logits)
    return 2 * (p - targets) * p * q / logits.numel()
