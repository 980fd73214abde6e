"""Belief: what happens before an exception does not matter.

Advice: Print num_batches_tracked after a batch that was refused.
"""

from torch import nn


class BatchNorm(nn.Module):
    def _track(self, mean, var, n):
        self.num_batches_tracked += 1
        if n == 1:
            raise ValueError("expected more than one value per channel in training, got 1")
        m = 1 / self.num_batches_tracked.item() if self.momentum is None else self.momentum
        self.running_mean = (1 - m) * self.running_mean + m * mean
        self.running_var = (1 - m) * self.running_var + m * var * n / (n - 1)
