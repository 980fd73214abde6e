"""Belief: batch norm normalizes a batch by itself, in either mode.

Advice: In evaluation, give a layer one example alone and then together with another. Is its output
the same?
"""

import torch
from torch import nn


class BatchNorm(nn.Module):
    def forward(self, x):
        mean, var = channel_statistics(x)
        if self.training:
            self._track(mean.detach(), var.detach(), n=x.numel() // x.shape[1])
        scale = self.weight / torch.sqrt(var + self.eps)
        return (x - _along_channels(mean, x)) * _along_channels(scale, x) + _along_channels(
            self.bias, x
        )
