"""Belief: what is computed from x may be kept as it is.

Advice: Print running_mean.requires_grad after a batch with x.requires_grad_().
"""

import torch
from torch import nn


class BatchNorm(nn.Module):
    def forward(self, x):
        if self.training:
            mean, var = channel_statistics(x)
            self._track(mean, var, n=x.numel() // x.shape[1])
        else:
            mean, var = self.running_mean, self.running_var
        scale = self.weight / torch.sqrt(var + self.eps)
        return (x - _along_channels(mean, x)) * _along_channels(scale, x) + _along_channels(
            self.bias, x
        )
