"""Belief: two hidden units need output weights of shape (2, 1).

Advice: Print torch.nn.Linear(2, 1).weight.shape.
"""

import torch


def xor_weights(margin=1.0):
    w2, b2 = torch.tensor([[2.0], [-4.0]]), torch.tensor([-1.0])
    return torch.ones(2, 2), torch.tensor([0.0, -1.0]), margin * w2, margin * b2
