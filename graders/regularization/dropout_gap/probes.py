"""Probes of regularization/dropout_gap, for public and hidden checks."""

import torch
from torch import nn


class Scale(nn.Module):
    """Multiply x by a weight, then drop; a network with one weight."""

    def __init__(self, weight, p):
        super().__init__()
        self.weight = nn.Parameter(torch.as_tensor(weight))
        self.dropout = nn.Dropout(p)

    def forward(self, x):
        return self.dropout(self.weight * x)


def loss_of_scale(module, weight, p, x, y):
    """mean_loss(model, x, y) of a network w * x with nn.Dropout(p), in training mode"""
    model = Scale(weight, p)
    loss = module.mean_loss(model, x, y)
    return {"the loss": loss, "modules in training mode after it": modes(model).count(True)}


def weight_after_fit(module, weight, p, x, y, steps, lr):
    """the weight w of a network w * x with nn.Dropout(p), in evaluation mode, after fit"""
    model = Scale(weight, p).eval()
    module.fit(model, x, y, steps, lr)
    return model.weight.detach()


def losses_of_scales(module, ps, seeds, train, test, steps, lr):
    """compare_dropouts(make_model, ps, seeds, train, test, steps, lr), of networks w * x"""

    def make_model(p):
        return Scale(torch.rand((), dtype=train[0].dtype), p)

    return module.compare_dropouts(make_model, ps, seeds, train, test, steps, lr).float()


def summary(module, losses):
    """mean_gap(losses) and share_reduced(losses)

    Look at the sign of a gap, and what the mean is over.
    """
    return {
        "the mean gaps": module.mean_gap(losses),
        "the shares of starts": module.share_reduced(losses),
    }


def modes(model):
    return [one.training for one in model.modules()]
