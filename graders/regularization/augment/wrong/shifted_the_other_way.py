"""Belief: a shift by dx takes the pixel at x + dx.

Advice: Where does the pixel 1 of [[1, 2, 3]] go with dx = 1: to the right, or out of the image?
"""

import torch
from torch import nn


def random_shift(images, most, generator):
    shifts = torch.randint(-most, most + 1, (len(images), 2), generator=generator)
    height, width = images.shape[-2:]
    padded = nn.functional.pad(images, (most, most, most, most))
    return torch.stack(
        [
            one[:, most + dy : most + dy + height, most + dx : most + dx + width]
            for one, (dy, dx) in zip(padded, shifts.tolist(), strict=True)
        ]
    )
