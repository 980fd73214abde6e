"""Belief: the parameters of a layer are its weights.

Advice: Print model.state_dict() after fill_parameters(model, 0.5).
"""

from torch import nn


def fill_parameters(model, value):
    for name, param in model.named_parameters():
        if name.endswith("weight"):
            nn.init.constant_(param, value)
