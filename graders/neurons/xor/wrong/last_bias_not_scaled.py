"""Belief: only weights need to grow for a larger margin.

Advice: Print z for (0, 0) with the margin 10. Which numbers does it depend on?
"""

import torch


def xor_weights(margin=1.0):
    w2, b2 = torch.tensor([[2.0, -4.0]]), torch.tensor([-1.0])
    return torch.ones(2, 2), torch.tensor([0.0, -1.0]), margin * w2, b2
