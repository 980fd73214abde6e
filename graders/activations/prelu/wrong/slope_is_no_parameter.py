"""Belief: a tensor of a module is trained.

Advice: Print list(PReLU(3).parameters()).
"""

import torch
from torch import nn


class PReLU(nn.Module):
    def __init__(self, num_parameters=1, init=0.25):
        super().__init__()
        self.register_buffer("weight", torch.full((num_parameters,), float(init)))
