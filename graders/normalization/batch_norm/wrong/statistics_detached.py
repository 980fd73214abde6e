"""Belief: the statistics are constants of the batch.

Advice: In the example y is -1 and 1, whatever the two values are. Which gradient has x then, and
which one do you get?
"""

import torch
from torch import nn


class BatchNorm(nn.Module):
    def forward(self, x):
        if self.training:
            mean, var = channel_statistics(x.detach())
            self._track(mean, var, n=x.numel() // x.shape[1])
        else:
            mean, var = self.running_mean, self.running_var
        scale = self.weight / torch.sqrt(var + self.eps)
        return (x - _along_channels(mean, x)) * _along_channels(scale, x) + _along_channels(
            self.bias, x
        )
