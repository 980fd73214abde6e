"""Belief: n is the number of examples.

Advice: Give a layer three images of shape (1, 2, 2). How many values has the channel?
"""

import torch
from torch import nn


class BatchNorm(nn.Module):
    def forward(self, x):
        if self.training:
            mean, var = channel_statistics(x)
            if x.numel() == x.shape[1]:
                raise ValueError("expected more than one value per channel in training, got 1")
            self._track(mean.detach(), var.detach(), n=max(len(x), 2))
        else:
            mean, var = self.running_mean, self.running_var
        scale = self.weight / torch.sqrt(var + self.eps)
        return (x - _along_channels(mean, x)) * _along_channels(scale, x) + _along_channels(
            self.bias, x
        )
