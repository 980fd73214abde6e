"""Belief: a batch is shifted as a whole.

Advice: Shift two equal images in one batch, many times. Are the results always equal?
"""

import torch
from torch import nn


def random_shift(images, most, generator):
    dy, dx = torch.randint(-most, most + 1, (len(images), 2), generator=generator)[0].tolist()
    height, width = images.shape[-2:]
    padded = nn.functional.pad(images, (most, most, most, most))
    rows, columns = slice(most - dy, most - dy + height), slice(most - dx, most - dx + width)
    return padded[:, :, rows, columns]
