"""Boolean masks for the flips; a roll of a padded image for the shifts."""

import torch
import torch.nn.functional as F
from torch import nn


def random_flip(images, labels, flipped_class, p, generator):
    chosen = torch.rand(len(images), generator=generator).lt(p)
    images, labels = images.clone(), labels.clone()
    images[chosen] = images[chosen].flip(dims=[3])
    labels[chosen] = flipped_class[labels[chosen]]
    return images, labels


def random_shift(images, most, generator):
    shifts = torch.randint(-most, most + 1, (len(images), 2), generator=generator)
    padded = F.pad(images, [most] * 4)
    rolled = [torch.roll(one, tuple(s), dims=(1, 2)) for one, s in zip(padded, shifts.tolist())]
    bottom, right = most + images.shape[2], most + images.shape[3]
    return torch.stack(rolled)[:, :, most:bottom, most:right]


class Augment(nn.Module):
    def __init__(self, flipped_class, p, most, seed):
        nn.Module.__init__(self)
        generator = torch.Generator().manual_seed(seed)

        def change(images, labels):
            images, labels = random_flip(images, labels, flipped_class, p, generator)
            return random_shift(images, most, generator), labels

        self.change = change

    def forward(self, images, labels):
        return self.change(images, labels) if self.training else (images, labels)
