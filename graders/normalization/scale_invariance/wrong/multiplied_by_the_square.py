"""Belief: long weights move fast.

Advice: Compute effective_lr for [3, 4] and for [30, 40]. Which direction changes more in a step?
"""


def effective_lr(w, lr):
    return lr * (w**2).sum(dim=1)
