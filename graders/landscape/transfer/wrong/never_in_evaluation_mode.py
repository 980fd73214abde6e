"""Belief: train() is about training, so its argument does not matter.

Advice: Call model.eval(), and print model.head.training.
"""

from torch import nn


class TransferModel(nn.Module):
    def train(self, mode=True):
        super().train()
        self.backbone.eval()
        return self
