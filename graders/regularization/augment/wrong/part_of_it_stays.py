"""Belief: a shift leaves a part of the image in place.

Advice: Shift [[1, 2, 3]] by dx = 4. What is left of it?
"""

import torch


def random_shift(images, most, generator):
    shifts = torch.randint(-most, most + 1, (len(images), 2), generator=generator)
    height, width = images.shape[-2:]
    new = torch.zeros_like(images)
    for to, one, (dy, dx) in zip(new, images, shifts.tolist(), strict=True):
        rows, columns = (
            slice(max(d, 0), side + min(d, 0)) for d, side in ((dy, height), (dx, width))
        )
        taken = one[:, max(-dy, 0) : height - max(dy, 0), max(-dx, 0) : width - max(dx, 0)]
        to[:, rows, columns] = taken
    return new
