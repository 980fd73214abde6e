"""Belief: a tensor takes on the dtype of what is written into it.

Advice: Print the dtype of your features for images of float64.
"""

import torch


def edge_features(images):
    features = torch.zeros(len(images), 2)
    for number, image in enumerate(images):
        features[number, 0] = image.diff(dim=1).abs().mean()
        features[number, 1] = image.diff(dim=0).abs().mean()
    return features
