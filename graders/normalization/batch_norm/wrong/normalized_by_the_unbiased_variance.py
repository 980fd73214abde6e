"""Belief: a variance divides by n - 1.

Advice: Print channel_statistics for [[1.0], [3.0]]. By how much is the sum of squares divided?
"""

import torch
from torch import nn


def channel_statistics(x):
    all_but_channels = [dim for dim in range(x.dim()) if dim != 1]
    var, mean = torch.var_mean(x, dim=all_but_channels, correction=0)
    n = x.numel() // x.shape[1]
    return mean, var * n / max(n - 1, 1)


class BatchNorm(nn.Module):
    def _track(self, mean, var, n):
        if n == 1:
            raise ValueError("expected more than one value per channel in training, got 1")
        self.num_batches_tracked += 1
        m = 1 / self.num_batches_tracked.item() if self.momentum is None else self.momentum
        self.running_mean = (1 - m) * self.running_mean + m * mean
        self.running_var = (1 - m) * self.running_var + m * var
