"""Belief: the cosine's period is T.

Advice: Print your rates for t = 0, 2 and 4 with T = 4. Where is the smallest one?
"""

import math


def cosine(t, lr, lr_min, total):
    done = min(t / total, 1.0)
    return lr_min + (lr - lr_min) * (1 + math.cos(2 * math.pi * done)) / 2
