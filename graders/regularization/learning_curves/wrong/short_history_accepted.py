"""Belief: with fewer epochs than the window, those that exist count.

Advice: Call diagnose on two epochs with a window of 3.
"""

import math


def diagnose(train, validation, baseline, slack, window):
    if len(train) != len(validation):
        raise ValueError("the histories do not fit")
    if not all(math.isfinite(loss) for loss in train + validation):
        return "diverged"
    excess = [loss - baseline for loss in train]
    gap = [val_loss - loss for loss, val_loss in zip(train, validation, strict=True)]
    underfits = lower_bound(excess, window) > slack
    overfits = lower_bound(gap, window) > slack
    if underfits and overfits:
        return "both"
    if underfits:
        return "underfitting"
    return "overfitting" if overfits else "neither"
