"""Belief: the rate falls once.

Advice: Which rate has step 6 in the example, which has two drops behind it?
"""


def step_decay(t, lr, gamma, every):
    return lr * gamma if t >= every else lr
