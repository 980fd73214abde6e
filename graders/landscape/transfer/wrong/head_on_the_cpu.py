"""Belief: a new layer is where the other layers are.

Advice: Put the backbone on the device "meta", and print head.weight.device.
"""

from torch import nn


class TransferModel(nn.Module):
    def __init__(self, backbone, features, classes):
        super().__init__()
        param = next(backbone.parameters())
        self.backbone = backbone.requires_grad_(False)
        self.head = nn.Linear(features, classes, dtype=param.dtype)
        self.train()
