"""Belief: a gap is a distance, never negative.

Advice: Try a training loss of 0.5 and a test loss of 0.25. Which sign has the gap?
"""


def _gaps(losses):
    return (losses[..., 1] - losses[..., 0]).abs()
