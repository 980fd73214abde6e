"""Belief: the mode of a module is the mode of what is in it.

Advice: Print backbone[1].training after model.train().
"""

from torch import nn


class TransferModel(nn.Module):
    def train(self, mode=True):
        super().train(mode)
        self.backbone.training = False
        return self
