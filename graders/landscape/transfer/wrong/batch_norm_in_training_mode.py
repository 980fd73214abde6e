"""Belief: what does not require gradients does not change.

Advice: Print backbone[1].running_mean before and after one call of the model in training mode.
"""

from torch import nn


class TransferModel(nn.Module):
    def train(self, mode=True):
        super().train(mode)
        return self
