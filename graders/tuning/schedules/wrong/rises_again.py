"""Belief: a cosine goes on.

Advice: What does the contract say of steps after T?
"""

import math


def cosine(t, lr, lr_min, total):
    return lr_min + (lr - lr_min) * (1 + math.cos(math.pi * t / total)) / 2
