"""Belief: labels follow, whether an image was flipped or not.

Advice: With p = 0 no image is flipped. What are the labels then?
"""

import torch


def random_flip(images, labels, flipped_class, p, generator):
    is_flipped = torch.rand(len(images), generator=generator) < p
    flipped = torch.where(is_flipped[:, None, None, None], images.flip(-1), images)
    return flipped, flipped_class[labels]
