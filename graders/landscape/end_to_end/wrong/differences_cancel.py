"""Belief: the sign of a difference does not matter in a mean.

Advice: Compute the features of the image [[0, 1, 0], [0, 1, 0]]. Are there no edges in it?
"""

import torch


def edge_features(images):
    horizontal = images.diff(dim=2).mean(dim=(1, 2)).abs()
    vertical = images.diff(dim=1).mean(dim=(1, 2)).abs()
    return torch.stack([horizontal, vertical], dim=1)
