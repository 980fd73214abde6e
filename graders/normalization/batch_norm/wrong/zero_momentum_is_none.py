"""Belief: `if momentum` asks whether there is one.

Advice: Print running_mean after a batch with momentum=0.0, and bool(0.0).
"""

from torch import nn


class BatchNorm(nn.Module):
    def _track(self, mean, var, n):
        if n == 1:
            raise ValueError("expected more than one value per channel in training, got 1")
        self.num_batches_tracked += 1
        m = self.momentum or 1 / self.num_batches_tracked.item()
        self.running_mean = (1 - m) * self.running_mean + m * mean
        self.running_var = (1 - m) * self.running_var + m * var * n / (n - 1)
