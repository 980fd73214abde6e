"""Belief: channels come with images.

Advice: Try an x of shape (2, 3, 4), and one of shape (2, 3).
"""


def _along_channels(weight, x):
    return weight.reshape(()) if len(weight) == 1 else weight.reshape(1, -1, 1, 1)
