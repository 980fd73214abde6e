"""Belief: lr_min cuts off a cosine that leads to 0.

Advice: With lr=1.0 and lr_min=0.5, is the rate at half of the steps halfway between the two?
"""

import math


def cosine(t, lr, lr_min, total):
    done = min(t / total, 1.0)
    return max(lr_min, lr * (1 + math.cos(math.pi * done)) / 2)
