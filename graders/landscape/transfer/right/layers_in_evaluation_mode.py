"""Values through .data of parameters and buffers; the head goes first in memory, not in order."""

import itertools

import torch
from torch import nn


def load_matching(model, state):
    report = {"loaded": [], "missing": [], "skipped": []}
    entries = dict(itertools.chain(model.named_parameters(), model.named_buffers()))
    for name in model.state_dict():
        fits = name in state and tuple(state[name].shape) == tuple(entries[name].shape)
        report["loaded" if fits else "missing"].append(name)
        if fits:
            entries[name].data[...] = state[name]
    report["skipped"] += [name for name in state if name not in report["loaded"]]
    return report


class TransferModel(nn.Module):
    def __init__(self, backbone, features, classes):
        super().__init__()
        self.add_module("backbone", backbone)
        head = nn.Linear(features, classes)
        if any(param.dtype == torch.float64 for param in backbone.parameters()):
            head.double()
        head.to(next(backbone.parameters()).device)
        self.add_module("head", head)
        self.backbone.requires_grad_(False)
        self.train()

    def forward(self, x):
        return self.head(self.backbone(x).detach())

    def train(self, mode=True):
        nn.Module.train(self, mode)
        for module in self.backbone.modules():
            module.eval()
        return self
