"""Belief: a seed is for each call.

Advice: Pass one batch twice in training mode. Are the changes the same?
"""

import torch
from torch import nn


class Augment(nn.Module):
    def __init__(self, flipped_class, p, most, seed):
        super().__init__()
        self.flipped_class, self.p, self.most, self.seed = flipped_class, p, most, seed

    def forward(self, images, labels):
        if not self.training:
            return images, labels
        generator = torch.Generator().manual_seed(self.seed)
        images, labels = random_flip(images, labels, self.flipped_class, self.p, generator)
        return random_shift(images, self.most, generator), labels
