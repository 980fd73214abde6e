"""Belief: the last pixel of a row has the first one as its neighbor.

Advice: How many horizontal differences are there in an image of 2 by 2 pixels?
"""

import torch


def edge_features(images):
    horizontal = (images.roll(-1, dims=2) - images).abs().mean(dim=(1, 2))
    vertical = (images.roll(-1, dims=1) - images).abs().mean(dim=(1, 2))
    return torch.stack([horizontal, vertical], dim=1)
