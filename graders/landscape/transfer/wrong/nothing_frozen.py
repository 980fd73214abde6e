"""Belief: evaluation mode freezes the parameters, too.

Advice: Train the model for a step, and print backbone[0].weight before and after it.
"""

from torch import nn


class TransferModel(nn.Module):
    def __init__(self, backbone, features, classes):
        super().__init__()
        param = next(backbone.parameters())
        self.backbone = backbone
        self.head = nn.Linear(features, classes, device=param.device, dtype=param.dtype)
        self.train()
