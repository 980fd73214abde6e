"""Belief: a hidden unit is 0 or 1.

Advice: Print h for the input (1, 1). Which values does a ReLU give?
"""

import torch


def xor_weights(margin=1.0):
    w1, b1 = torch.ones(2, 2), torch.tensor([-0.5, -1.5])
    w2, b2 = torch.tensor([[2.0, -2.0]]), torch.tensor([-1.0])
    return w1, b1, margin * w2, margin * b2
