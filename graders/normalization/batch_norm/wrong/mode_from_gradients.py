"""Belief: training means that gradients are tracked.

Advice: Call a layer in training mode under torch.no_grad(), and print num_batches_tracked.
"""

import torch
from torch import nn


class BatchNorm(nn.Module):
    def forward(self, x):
        if self.training and torch.is_grad_enabled():
            mean, var = channel_statistics(x)
            self._track(mean.detach(), var.detach(), n=x.numel() // x.shape[1])
        else:
            mean, var = self.running_mean, self.running_var
        scale = self.weight / torch.sqrt(var + self.eps)
        return (x - _along_channels(mean, x)) * _along_channels(scale, x) + _along_channels(
            self.bias, x
        )
