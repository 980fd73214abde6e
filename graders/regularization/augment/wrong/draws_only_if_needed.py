"""Belief: where nothing can change, nothing has to be drawn.

Advice: Train with most = 0. Are the flips of the second batch those that the contract's draws give?
"""

import torch
from torch import nn


def random_shift(images, most, generator):
    if most == 0:
        return images
    shifts = torch.randint(-most, most + 1, (len(images), 2), generator=generator)
    height, width = images.shape[-2:]
    padded = nn.functional.pad(images, (most, most, most, most))
    return torch.stack(
        [
            one[:, most - dy : most - dy + height, most - dx : most - dx + width]
            for one, (dy, dx) in zip(padded, shifts.tolist(), strict=True)
        ]
    )
