"""Belief: a loss of shape () is a number.

Advice: Print type(mean_loss(model, x, y)).
"""

import torch
from torch import nn


def mean_loss(model, x, y):
    modes = {module: module.training for module in model.modules()}
    model.eval()
    with torch.no_grad():
        loss = nn.functional.mse_loss(model(x), y)
    for module, mode in modes.items():
        module.training = mode
    return loss
