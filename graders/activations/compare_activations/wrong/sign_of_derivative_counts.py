"""Belief: a derivative below 0 is small.

Advice: Print saturation(lambda x: -x, x). How steep is this function?
"""


def saturation(f, x, threshold=0.05):
    _, derivative = values_and_derivatives(f, x)
    return (derivative < threshold).double().mean().item()
