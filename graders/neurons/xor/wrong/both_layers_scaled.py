"""Belief: to scale the outputs, one scales all weights.

Advice: Print z for the four inputs with the margin 1 and with the margin 0.1. By which factor do
they differ?
"""

import torch


def xor_weights(margin=1.0):
    w1, b1 = torch.ones(2, 2), torch.tensor([0.0, -1.0])
    w2, b2 = torch.tensor([[2.0, -4.0]]), torch.tensor([-1.0])
    return margin * w1, margin * b1, margin * w2, margin**2 * b2
