"""Belief: torch.rand draws from the generator that the function has.

Advice: Call your function twice with generators of one seed. Are the results the same?
"""

import torch


def random_flip(images, labels, flipped_class, p, generator):
    is_flipped = torch.rand(len(images)) < p
    flipped = torch.where(is_flipped[:, None, None, None], images.flip(-1), images)
    return flipped, torch.where(is_flipped, flipped_class[labels], labels)
