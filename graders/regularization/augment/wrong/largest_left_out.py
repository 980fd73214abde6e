"""Belief: randint reaches its upper end.

Advice: Print torch.randint(-1, 1, (20,)). Which number is missing?
"""

import torch
from torch import nn


def random_shift(images, most, generator):
    shifts = torch.randint(-most, max(most, 1), (len(images), 2), generator=generator)
    height, width = images.shape[-2:]
    padded = nn.functional.pad(images, (most, most, most, most))
    return torch.stack(
        [
            one[:, most - dy : most - dy + height, most - dx : most - dx + width]
            for one, (dy, dx) in zip(padded, shifts.tolist(), strict=True)
        ]
    )
