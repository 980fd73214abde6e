"""Belief: the model needs a backbone of its own.

Advice: Print model.backbone is backbone.
"""

import copy

from torch import nn


class TransferModel(nn.Module):
    def __init__(self, backbone, features, classes):
        super().__init__()
        param = next(backbone.parameters())
        self.backbone = copy.deepcopy(backbone).requires_grad_(False)
        self.head = nn.Linear(features, classes, device=param.device, dtype=param.dtype)
        self.train()
