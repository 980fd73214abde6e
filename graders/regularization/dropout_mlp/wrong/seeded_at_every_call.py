"""Belief: a seed belongs before every draw, so that results can be reproduced.

Advice: What does the generator give right after it has been seeded with the same number again?
Compare two calls.
"""

import torch
from torch import nn


class Dropout(nn.Module):
    def forward(self, x):
        if not self.training:
            return x
        torch.manual_seed(0)
        mask = torch.rand_like(x) >= self.p
        return x * mask / (1 - self.p)
