"""Belief: model.train(mode) brings back the mode of each module.

Advice: Put a model into evaluation mode and its dropout alone into training mode, call mean_loss,
and print `training` of each module.
"""

import torch
from torch import nn


def mean_loss(model, x, y):
    mode = model.training
    model.eval()
    with torch.no_grad():
        loss = nn.functional.mse_loss(model(x), y).item()
    model.train(mode)
    return loss
