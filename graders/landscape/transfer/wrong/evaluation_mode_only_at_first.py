"""Belief: a mode that was set once stays.

Advice: Call model.train(), as every training loop does, and print model.backbone.training.
"""

from torch import nn


class TransferModel(nn.Module):
    def __init__(self, backbone, features, classes):
        super().__init__()
        param = next(backbone.parameters())
        self.backbone = backbone.requires_grad_(False)
        self.head = nn.Linear(features, classes, device=param.device, dtype=param.dtype)
        self.backbone.eval()

    def train(self, mode=True):
        super().train(mode)
        return self
