"""Belief: ε is always 1e-5.

Advice: Normalize the example with eps=100.0. Is the result still -1 and 1?
"""

import torch
from torch import nn


class BatchNorm(nn.Module):
    def forward(self, x):
        if self.training:
            mean, var = channel_statistics(x)
            self._track(mean.detach(), var.detach(), n=x.numel() // x.shape[1])
        else:
            mean, var = self.running_mean, self.running_var
        scale = self.weight / torch.sqrt(var + 1e-5)
        return (x - _along_channels(mean, x)) * _along_channels(scale, x) + _along_channels(
            self.bias, x
        )
