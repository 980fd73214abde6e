"""Belief: ε is added to the standard deviation.

Advice: Normalize [[0.0], [0.02]]. The variance is 0.0001 and ε a tenth of it: what is under the
root?
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
        scale = self.weight / (torch.sqrt(var.clamp(min=1e-30)) + self.eps)
        return (x - _along_channels(mean, x)) * _along_channels(scale, x) + _along_channels(
            self.bias, x
        )
