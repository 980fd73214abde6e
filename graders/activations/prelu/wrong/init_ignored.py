"""Belief: slopes begin with 0.25.

Advice: Print PReLU(2, init=0.5).weight.
"""

import torch
from torch import nn


class PReLU(nn.Module):
    def __init__(self, num_parameters=1, init=0.25):
        super().__init__()
        self.weight = nn.Parameter(torch.full((num_parameters,), 0.25))
