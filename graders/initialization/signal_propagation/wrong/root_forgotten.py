"""Belief: the spread is the mean square.

Advice: Double all elements. Is your spread twice as large, or four times?
"""


def rms(values):
    return values.detach().square().mean().item()
