"""Belief: after measuring, a model goes on training.

Advice: Call model.eval(), then mean_loss, and print model.training.
"""

import torch
from torch import nn


def mean_loss(model, x, y):
    model.eval()
    with torch.no_grad():
        loss = nn.functional.mse_loss(model(x), y).item()
    model.train()
    return loss
