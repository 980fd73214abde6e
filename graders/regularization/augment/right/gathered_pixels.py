"""Indices of the pixels to take, for all images at once."""

import torch
from torch import nn


def random_flip(images, labels, flipped_class, p, generator):
    flip = (torch.rand(len(images), generator=generator) < p).view(-1, 1)
    columns = torch.arange(images.shape[-1]).expand(len(images), -1)
    columns = torch.where(flip, images.shape[-1] - 1 - columns, columns)
    taken = images.gather(3, columns[:, None, None, :].expand_as(images))
    return taken, torch.where(flip[:, 0], flipped_class.gather(0, labels), labels)


def random_shift(images, most, generator):
    n, _, height, width = images.shape
    dy, dx = torch.randint(-most, most + 1, (n, 2), generator=generator).unbind(1)
    rows = torch.arange(height) - dy[:, None]
    columns = torch.arange(width) - dx[:, None]
    inside = ((rows >= 0) & (rows < height))[:, :, None] & ((columns >= 0) & (columns < width))[
        :, None
    ]
    rows, columns = rows.clamp(0, height - 1), columns.clamp(0, width - 1)
    taken = images[torch.arange(n)[:, None, None], :, rows[:, :, None], columns[:, None, :]]
    return taken.permute(0, 3, 1, 2) * inside[:, None]


class Augment(nn.Module):
    def __init__(self, flipped_class, p, most, seed):
        super().__init__()
        self.options = flipped_class, p
        self.most = most
        self.generator = torch.Generator().manual_seed(seed)

    def forward(self, images, labels):
        if not self.training:
            return images.clone(), labels.clone()
        images, labels = random_flip(images, labels, *self.options, self.generator)
        return random_shift(images, self.most, self.generator), labels
