"""Belief: an output of 0 means no.

Advice: Print z for (0, 0) and for (1, 1). By how much is it below 0?
"""

import torch


def xor_weights(margin=1.0):
    w2 = torch.tensor([[1.0, -2.0]])
    return torch.ones(2, 2), torch.tensor([0.0, -1.0]), margin * w2, torch.zeros(1)
