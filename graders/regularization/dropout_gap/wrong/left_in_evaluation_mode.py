"""Belief: the mode is the business of whoever calls the model next.

Advice: Print model.training before and after a call of mean_loss.
"""

import torch
from torch import nn


def mean_loss(model, x, y):
    model.eval()
    with torch.no_grad():
        return nn.functional.mse_loss(model(x), y).item()
