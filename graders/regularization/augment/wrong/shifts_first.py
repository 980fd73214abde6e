"""Belief: in which order an image is changed makes no difference.

Advice: Shift [[1, 2, 3]] by dx = 1 and mirror it; then the other way round.
"""

from torch import nn


class Augment(nn.Module):
    def forward(self, images, labels):
        if not self.training:
            return images, labels
        images = random_shift(images, self.most, self.generator)
        return random_flip(images, labels, self.flipped_class, self.p, self.generator)
