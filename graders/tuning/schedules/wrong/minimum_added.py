"""Belief: the smallest rate is added to the cosine.

Advice: With lr = 1 and lr_min = 0.2, what is your rate at step 0?
"""

import math


def cosine(t, lr, lr_min, total):
    done = min(t / total, 1.0)
    return lr_min + lr * (1 + math.cos(math.pi * done)) / 2
