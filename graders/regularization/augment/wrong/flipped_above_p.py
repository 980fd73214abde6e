"""Belief: a draw above p means a flip.

Advice: How many images are flipped with p = 0, and with p = 1?
"""

import torch


def random_flip(images, labels, flipped_class, p, generator):
    is_flipped = torch.rand(len(images), generator=generator) >= p
    flipped = torch.where(is_flipped[:, None, None, None], images.flip(-1), images)
    return flipped, torch.where(is_flipped, flipped_class[labels], labels)
