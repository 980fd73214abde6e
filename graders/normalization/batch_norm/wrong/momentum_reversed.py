"""Belief: momentum is the share of the old value, as in an optimizer.

Advice: Print running_mean after one batch with momentum 0.1. Is it near to the start, 0, or to the
batch's mean?
"""

from torch import nn


class BatchNorm(nn.Module):
    def _track(self, mean, var, n):
        if n == 1:
            raise ValueError("expected more than one value per channel in training, got 1")
        self.num_batches_tracked += 1
        t = self.num_batches_tracked.item()
        m = 1 / t if self.momentum is None else 1 - self.momentum
        self.running_mean = (1 - m) * self.running_mean + m * mean
        self.running_var = (1 - m) * self.running_var + m * var * n / (n - 1)
