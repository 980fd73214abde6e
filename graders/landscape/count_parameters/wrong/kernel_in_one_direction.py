"""Belief: a kernel of size k has k weights for each pair of channels.

Advice: How many weights has a 3 × 3 kernel on one channel?
"""

from itertools import pairwise


def count_cnn(channels, kernel, bias=True):
    return sum(_linear(n * kernel, m, bias) for n, m in pairwise(channels))
