"""Belief: batch norm only standardizes.

Advice: Set norm.weight to 4 and norm.bias to 5, and fold again. Does the new layer change?
"""


def _scale_and_shift(norm):
    scale = 1 / (norm.running_var + norm.eps).sqrt()
    return scale, -scale * norm.running_mean
