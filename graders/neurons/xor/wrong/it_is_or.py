"""Belief: XOR is yes as soon as an input is 1.

Advice: Print z for (1, 1).
"""

import torch


def xor_weights(margin=1.0):
    w2 = torch.tensor([[2.0, 2.0]])
    return torch.eye(2), torch.zeros(2), margin * w2, margin * torch.tensor([-1.0])
