"""Belief: a mean difference is a mean square.

Advice: Compute the features of the example by hand, and compare.
"""

import torch


def edge_features(images):
    horizontal = images.diff(dim=2).square().mean(dim=(1, 2))
    vertical = images.diff(dim=1).square().mean(dim=(1, 2))
    return torch.stack([horizontal, vertical], dim=1)
