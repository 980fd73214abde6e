"""Belief: the largest drop is the one to the smallest fraction.

Advice: Try the losses [1.0, 0.2, 30.0, 20.0]. Which drop is larger, 0.8 or 10?
"""


def suggest_lr(lrs, losses):
    suggested, smallest = None, 1.0
    for lr, before, after in zip(lrs, losses, losses[1:]):
        if after / before < smallest:
            suggested, smallest = lr, after / before
    if suggested is None:
        raise ValueError("no loss is lower than the one before it")
    return suggested
