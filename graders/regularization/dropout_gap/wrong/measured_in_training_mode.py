"""Belief: a model computes the same in both modes as long as nobody trains it.

Advice: Call mean_loss twice on a model with nn.Dropout(0.5). Are the two losses equal?
"""

import torch
from torch import nn


def mean_loss(model, x, y):
    with torch.no_grad():
        return nn.functional.mse_loss(model(x), y).item()
