"""Belief: what happened in early epochs is over.

Advice: Put a NaN into the first epoch of a long history.
"""

import math


def diagnose(train, validation, baseline, slack, window):
    if len(train) != len(validation) or len(train) < window:
        raise ValueError("the histories do not fit")
    if not all(math.isfinite(loss) for loss in train[-window:] + validation[-window:]):
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
