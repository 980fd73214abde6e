"""Belief: what reaches the slack is too much.

Advice: Try losses without noise whose gap is exactly the slack, such as 1.0 and 1.5.
"""

import math


def diagnose(train, validation, baseline, slack, window):
    if len(train) != len(validation) or len(train) < window:
        raise ValueError("the histories do not fit")
    if not all(math.isfinite(loss) for loss in train + validation):
        return "diverged"
    excess = [loss - baseline for loss in train]
    gap = [val_loss - loss for loss, val_loss in zip(train, validation, strict=True)]
    underfits = lower_bound(excess, window) >= slack
    overfits = lower_bound(gap, window) >= slack
    if underfits and overfits:
        return "both"
    if underfits:
        return "underfitting"
    return "overfitting" if overfits else "neither"
