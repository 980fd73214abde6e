"""Belief: zip takes care of histories that differ in length.

Advice: Call diagnose on 4 training losses and 5 validation losses.
"""

import math


def diagnose(train, validation, baseline, slack, window):
    if min(len(train), len(validation)) < window:
        raise ValueError("the histories do not fit")
    if not all(math.isfinite(loss) for loss in train + validation):
        return "diverged"
    excess = [loss - baseline for loss in train]
    gap = [val_loss - loss for loss, val_loss in zip(train, validation, strict=False)]
    underfits = lower_bound(excess, window) > slack
    overfits = lower_bound(gap, window) > slack
    if underfits and overfits:
        return "both"
    if underfits:
        return "underfitting"
    return "overfitting" if overfits else "neither"
