"""Belief: the first number is x.

Advice: What are dy and dx in a row of the draws, and which of them moves an image down?
"""

import torch
from torch import nn


def random_shift(images, most, generator):
    shifts = torch.randint(-most, most + 1, (len(images), 2), generator=generator)
    height, width = images.shape[-2:]
    padded = nn.functional.pad(images, (most, most, most, most))
    return torch.stack(
        [
            one[:, most - dy : most - dy + height, most - dx : most - dx + width]
            for one, (dx, dy) in zip(padded, shifts.tolist(), strict=True)
        ]
    )
