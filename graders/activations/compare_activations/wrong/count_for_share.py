"""Belief: saturation is a number of inputs.

Advice: Print saturation for the three x of the worked example.
"""


def saturation(f, x, threshold=0.05):
    _, derivative = values_and_derivatives(f, x)
    return float((derivative.abs() < threshold).sum())
