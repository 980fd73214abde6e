"""Belief: what leaves an image on one side comes in on the other.

Advice: What comes in at the border, by the contract?
"""

import torch


def random_shift(images, most, generator):
    shifts = torch.randint(-most, most + 1, (len(images), 2), generator=generator).tolist()
    pairs = zip(images, shifts, strict=True)
    return torch.stack([one.roll((dy, dx), (-2, -1)) for one, (dy, dx) in pairs])
