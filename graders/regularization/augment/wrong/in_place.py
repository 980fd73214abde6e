"""Belief: the images of a batch are nobody else's.

Advice: Print the images that you passed, before and after a call.
"""

import torch


def random_flip(images, labels, flipped_class, p, generator):
    is_flipped = torch.rand(len(images), generator=generator) < p
    images[is_flipped] = images[is_flipped].flip(-1)
    labels[is_flipped] = flipped_class[labels[is_flipped]]
    return images, labels
