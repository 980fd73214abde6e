"""Belief: the step before a multiple of s is the last one of its stage.

Advice: Which rate has step 2 if the rate falls every 3 steps? Steps count from 0.
"""


def step_decay(t, lr, gamma, every):
    return lr * gamma ** ((t + 1) // every)
