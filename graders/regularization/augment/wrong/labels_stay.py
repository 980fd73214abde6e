"""Belief: a flipped image shows the same thing.

Advice: What is an arrow to the left, seen in a mirror?
"""

import torch


def random_flip(images, labels, flipped_class, p, generator):
    is_flipped = torch.rand(len(images), generator=generator) < p
    return torch.where(is_flipped[:, None, None, None], images.flip(-1), images), labels
