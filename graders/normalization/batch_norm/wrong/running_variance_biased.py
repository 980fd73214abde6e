"""Belief: one variance serves both purposes.

Advice: Print running_var after the example. The variances of the batch are 1 and 100; by how much
does each one move?
"""

from torch import nn


class BatchNorm(nn.Module):
    def _track(self, mean, var, n):
        if n == 1:
            raise ValueError("expected more than one value per channel in training, got 1")
        self.num_batches_tracked += 1
        m = 1 / self.num_batches_tracked.item() if self.momentum is None else self.momentum
        self.running_mean = (1 - m) * self.running_mean + m * mean
        self.running_var = (1 - m) * self.running_var + m * var
