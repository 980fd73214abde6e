"""Belief: each pair of channels has a bias.

Advice: Print the shape of nn.Conv2d(3, 8, 5).bias.
"""

from itertools import pairwise


def count_cnn(channels, kernel, bias=True):
    return sum(n * _linear(kernel**2, m, bias) for n, m in pairwise(channels))
