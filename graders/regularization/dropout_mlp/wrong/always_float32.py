"""Belief: tensors are float32.

Advice: Apply the layer to a float64 tensor and print the dtype of the result.
"""

import torch
from torch import nn


class Dropout(nn.Module):
    def forward(self, x):
        if not self.training:
            return x
        mask = torch.rand_like(x) >= self.p
        return x.float() * mask / (1 - self.p)
