"""Belief: a flip turns the last but one dimension round.

Advice: Which of H and W are the columns? Flip [[1, 2, 3]].
"""

import torch


def random_flip(images, labels, flipped_class, p, generator):
    is_flipped = torch.rand(len(images), generator=generator) < p
    flipped = torch.where(is_flipped[:, None, None, None], images.flip(-2), images)
    return flipped, torch.where(is_flipped, flipped_class[labels], labels)
