"""Belief: more data is good for evaluation, too.

Advice: What does the contract say that evaluation sees?
"""

from torch import nn


class Augment(nn.Module):
    def forward(self, images, labels):
        images, labels = random_flip(images, labels, self.flipped_class, self.p, self.generator)
        return random_shift(images, self.most, self.generator), labels
