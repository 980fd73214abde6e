"""Belief: a network underfits if its validation loss is high.

Advice: Try a training loss of 0.1, a validation loss of 0.9 and a baseline of 0.1. Does
the network fit its training set?
"""

import math


def diagnose(train, validation, baseline, slack, window):
    if len(train) != len(validation) or len(train) < window:
        raise ValueError("the histories do not fit")
    if not all(math.isfinite(loss) for loss in train + validation):
        return "diverged"
    excess = [loss - baseline for loss in validation]
    gap = [val_loss - loss for loss, val_loss in zip(train, validation, strict=True)]
    underfits = lower_bound(excess, window) > slack
    overfits = lower_bound(gap, window) > slack
    if underfits and overfits:
        return "both"
    if underfits:
        return "underfitting"
    return "overfitting" if overfits else "neither"
