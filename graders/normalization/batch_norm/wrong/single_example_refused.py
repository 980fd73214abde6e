"""Belief: a batch of one example cannot be normalized.

Advice: Give a layer in training one image of shape (1, 1, 2, 2), and one in evaluation a single
example.
"""

import torch
from torch import nn


class BatchNorm(nn.Module):
    def forward(self, x):
        if len(x) == 1:
            raise ValueError("expected more than one example")
        if self.training:
            mean, var = channel_statistics(x)
            self._track(mean.detach(), var.detach(), n=x.numel() // x.shape[1])
        else:
            mean, var = self.running_mean, self.running_var
        scale = self.weight / torch.sqrt(var + self.eps)
        return (x - _along_channels(mean, x)) * _along_channels(scale, x) + _along_channels(
            self.bias, x
        )
