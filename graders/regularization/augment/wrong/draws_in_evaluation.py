"""Belief: draws that nobody uses do no harm.

Advice: Evaluate once between two batches of a training. Does the second batch change?
"""

from torch import nn


class Augment(nn.Module):
    def forward(self, images, labels):
        new, flipped = random_flip(images, labels, self.flipped_class, self.p, self.generator)
        new = random_shift(new, self.most, self.generator)
        return (new, flipped) if self.training else (images, labels)
