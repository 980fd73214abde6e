"""Belief: dimension 0 is the channel.

Advice: Try an x of shape (2, 2) that is -1 everywhere, with the slopes 0.25 and 0.5. What is the
first row?
"""


def _along_channels(weight, x):
    if len(weight) == 1:
        return weight.reshape(())
    return weight.reshape(-1, *[1] * (x.dim() - 1))
