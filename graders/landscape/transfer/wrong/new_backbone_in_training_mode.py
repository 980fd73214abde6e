"""Belief: everybody calls model.train() before training.

Advice: Print model.backbone.training of a model that has just been made.
"""

from torch import nn


class TransferModel(nn.Module):
    def __init__(self, backbone, features, classes):
        super().__init__()
        param = next(backbone.parameters())
        self.backbone = backbone.requires_grad_(False)
        self.head = nn.Linear(features, classes, device=param.device, dtype=param.dtype)
