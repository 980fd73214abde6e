"""Belief: a transferred model is frozen.

Advice: Print the names of all parameters with requires_grad. What is left to train?
"""

from torch import nn


class TransferModel(nn.Module):
    def __init__(self, backbone, features, classes):
        super().__init__()
        param = next(backbone.parameters())
        self.backbone = backbone
        self.head = nn.Linear(features, classes, device=param.device, dtype=param.dtype)
        self.requires_grad_(False)
        self.train()
