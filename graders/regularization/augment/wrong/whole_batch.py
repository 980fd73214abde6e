"""Belief: a batch is flipped or not.

Advice: Call your function with p = 0.5 and look at all images. Are all of them mirrored, or none?
"""

import torch


def random_flip(images, labels, flipped_class, p, generator):
    if torch.rand(1, generator=generator).item() < p:
        return images.flip(-1), flipped_class[labels]
    return images, labels
