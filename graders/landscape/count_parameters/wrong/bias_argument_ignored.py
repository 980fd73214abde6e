"""Belief: layers have biases.

Advice: Count [3, 4] with bias=False. How many weights does such a layer have?
"""

from itertools import pairwise


def count_mlp(sizes, bias=True):
    return sum(_linear(n, m, True) for n, m in pairwise(sizes))
