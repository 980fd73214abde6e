"""Belief: T steps end at step T - 1.

Advice: Which rate has step 4 in the example with T = 4, and which one has step 2?
"""

import math


def cosine(t, lr, lr_min, total):
    done = min(t / max(total - 1, 1), 1.0)
    return lr_min + (lr - lr_min) * (1 + math.cos(math.pi * done)) / 2
