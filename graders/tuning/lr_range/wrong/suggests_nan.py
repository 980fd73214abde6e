"""Belief: argmin passes over a NaN.

Advice: Try the losses [4.0, 3.0, float("nan")].
"""

import torch


def suggest_lr(lrs, losses):
    slopes = torch.tensor(losses).diff()
    if not (slopes < 0).any():
        raise ValueError("no loss is lower than the one before it")
    return lrs[slopes.argmin()]
