"""Belief: the threshold is 0.05.

Advice: Print saturation for the worked example with the threshold 0.001.
"""


def saturation(f, x, threshold=0.05):
    _, derivative = values_and_derivatives(f, x)
    return (derivative.abs() < 0.05).double().mean().item()
