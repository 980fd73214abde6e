"""Belief: the noise of a gap is that of the validation loss and of the training loss.

Advice: Let both losses jump up and down together. Which standard deviation has their difference?
"""

import math
from statistics import fmean


def diagnose(train, validation, baseline, slack, window):
    if len(train) != len(validation) or len(train) < window:
        raise ValueError("the histories do not fit")
    if not all(math.isfinite(loss) for loss in train + validation):
        return "diverged"
    excess = [loss - baseline for loss in train]
    below = fmean(train[-window:]) - lower_bound(train, window)
    underfits = lower_bound(excess, window) > slack
    overfits = lower_bound(validation, window) - fmean(train[-window:]) - below > slack
    if underfits and overfits:
        return "both"
    if underfits:
        return "underfitting"
    return "overfitting" if overfits else "neither"
