"""Belief: to freeze a layer is to freeze its weight.

Advice: Print the names of all parameters with requires_grad.
"""

from torch import nn


class TransferModel(nn.Module):
    def __init__(self, backbone, features, classes):
        super().__init__()
        for name, param in backbone.named_parameters():
            if name.endswith("weight"):
                param.requires_grad_(False)
        self.backbone = backbone
        self.head = nn.Linear(features, classes, device=param.device, dtype=param.dtype)
        self.train()
