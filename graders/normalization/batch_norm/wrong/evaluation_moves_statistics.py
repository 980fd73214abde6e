"""Belief: every batch that is seen counts.

Advice: Print the buffers before and after a batch in evaluation mode.
"""

import torch
from torch import nn


class BatchNorm(nn.Module):
    def forward(self, x):
        mean, var = channel_statistics(x)
        n = x.numel() // x.shape[1]
        if self.training or n > 1:
            self._track(mean.detach(), var.detach(), n)
        if not self.training:
            mean, var = self.running_mean, self.running_var
        scale = self.weight / torch.sqrt(var + self.eps)
        return (x - _along_channels(mean, x)) * _along_channels(scale, x) + _along_channels(
            self.bias, x
        )
