"""Belief: a mean over some epochs has no noise.

Advice: Try the gaps 0.7, 0.1, 0.7 and 0.1 with a slack of 0.2. Is the mean clear of the noise?
"""

import math
from statistics import fmean


def diagnose(train, validation, baseline, slack, window):
    if len(train) != len(validation) or len(train) < window:
        raise ValueError("the histories do not fit")
    if not all(math.isfinite(loss) for loss in train + validation):
        return "diverged"
    excess = [loss - baseline for loss in train]
    gap = [val_loss - loss for loss, val_loss in zip(train, validation, strict=True)]
    underfits = fmean(excess[-window:]) > slack
    overfits = fmean(gap[-window:]) > slack
    if underfits and overfits:
        return "both"
    if underfits:
        return "underfitting"
    return "overfitting" if overfits else "neither"
