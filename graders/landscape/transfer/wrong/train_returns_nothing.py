"""Belief: train() changes a model, so it returns nothing.

Advice: Print model.train() and nn.Linear(1, 1).train().
"""

from torch import nn


class TransferModel(nn.Module):
    def train(self, mode=True):
        super().train(mode)
        self.backbone.eval()
