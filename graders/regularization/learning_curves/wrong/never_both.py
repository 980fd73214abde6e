"""Belief: a network either underfits or overfits.

Advice: Try a training loss of 0.5 and a validation loss of 0.9, with baseline 0.1 and slack 0.2.
"""

import math


def diagnose(train, validation, baseline, slack, window):
    if len(train) != len(validation) or len(train) < window:
        raise ValueError("the histories do not fit")
    if not all(math.isfinite(loss) for loss in train + validation):
        return "diverged"
    excess = [loss - baseline for loss in train]
    gap = [val_loss - loss for loss, val_loss in zip(train, validation, strict=True)]
    underfits = lower_bound(excess, window) > slack
    overfits = lower_bound(gap, window) > slack
    if underfits:
        return "underfitting"
    return "overfitting" if overfits else "neither"
