"""Belief: a network overfits if its validation loss is far above the baseline.

Advice: Try two losses that are both 0.9, with a baseline of 0.1. How large is the gap?
"""

import math


def diagnose(train, validation, baseline, slack, window):
    if len(train) != len(validation) or len(train) < window:
        raise ValueError("the histories do not fit")
    if not all(math.isfinite(loss) for loss in train + validation):
        return "diverged"
    excess = [loss - baseline for loss in train]
    gap = [loss - baseline for loss in validation]
    underfits = lower_bound(excess, window) > slack
    overfits = lower_bound(gap, window) > slack
    if underfits and overfits:
        return "both"
    if underfits:
        return "underfitting"
    return "overfitting" if overfits else "neither"
