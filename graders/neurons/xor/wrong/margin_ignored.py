"""Belief: the right sign is enough.

Advice: Print z for the four inputs with the margin 1 and with the margin 10.
"""

import torch


def xor_weights(margin=1.0):
    return (
        torch.ones(2, 2),
        torch.tensor([0.0, -1.0]),
        torch.tensor([[2.0, -4.0]]),
        torch.tensor([-1.0]),
    )
