"""The mode is set module by module; sets of names; a copied state."""

import copy

from torch import nn


def load_matching(model, state):
    new = copy.deepcopy(model.state_dict())
    fits = {name for name in set(new) & set(state) if new[name].shape == state[name].shape}
    for name in fits:
        new[name] = state[name].detach().clone()
    model.load_state_dict(new)
    return {
        "loaded": [name for name in new if name in fits],
        "missing": [name for name in new if name not in fits],
        "skipped": [name for name in state if name not in fits],
    }


class TransferModel(nn.Module):
    def __init__(self, backbone, features, classes):
        super().__init__()
        for param in backbone.parameters():
            param.requires_grad_(False)
            like = {"dtype": param.dtype, "device": param.device}
        self.backbone, self.head = backbone, nn.Linear(features, classes, **like)
        self.train(True)

    def forward(self, x):
        features = self.backbone(x)
        return nn.functional.linear(features, self.head.weight, self.head.bias)

    def train(self, mode=True):
        self.training = mode
        for module in self.head.modules():
            module.training = mode
        for module in self.backbone.modules():
            module.training = False
        return self
