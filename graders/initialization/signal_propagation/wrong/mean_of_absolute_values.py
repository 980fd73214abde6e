"""Belief: the mean size of the elements is their root mean square.

Advice: Compute the spread of (1, 7).
"""


def rms(values):
    return values.detach().abs().mean().item()
