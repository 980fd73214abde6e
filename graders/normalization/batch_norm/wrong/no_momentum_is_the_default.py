"""Belief: momentum=None asks for the default.

Advice: Print running_mean after one batch with momentum=None. Is it the mean of the batch?
"""

from torch import nn


class BatchNorm(nn.Module):
    def _track(self, mean, var, n):
        if n == 1:
            raise ValueError("expected more than one value per channel in training, got 1")
        self.num_batches_tracked += 1
        m = 0.1 if self.momentum is None else self.momentum
        self.running_mean = (1 - m) * self.running_mean + m * mean
        self.running_var = (1 - m) * self.running_var + m * var * n / (n - 1)
