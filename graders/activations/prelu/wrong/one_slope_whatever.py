"""Belief: one slope is enough for a layer.

Advice: Print PReLU(3).weight.shape.
"""

import torch
from torch import nn


class PReLU(nn.Module):
    def __init__(self, num_parameters=1, init=0.25):
        super().__init__()
        self.weight = nn.Parameter(torch.full((1,), float(init)))
