"""Belief: the last dimension of an image counts its rows.

Advice: Compute the features of [[0, 1], [0, 1]]. It changes from left to right only.
"""

import torch


def edge_features(images):
    first = images.diff(dim=1).abs().mean(dim=(1, 2))
    second = images.diff(dim=2).abs().mean(dim=(1, 2))
    return torch.stack([first, second], dim=1)
