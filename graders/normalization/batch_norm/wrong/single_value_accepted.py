"""Belief: dividing by n - 1 needs no care.

Advice: Print running_var after a batch of one example.
"""

from torch import nn


class BatchNorm(nn.Module):
    def _track(self, mean, var, n):
        self.num_batches_tracked += 1
        m = 1 / self.num_batches_tracked.item() if self.momentum is None else self.momentum
        self.running_mean = (1 - m) * self.running_mean + m * mean
        self.running_var = (1 - m) * self.running_var + m * var * n / max(n - 1, 1)
