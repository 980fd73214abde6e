"""Belief: a gap that stays the same counts as well.

Advice: Compare the first p with itself. What share do you get?
"""


def share_reduced(losses):
    gaps = _gaps(losses)
    return (gaps <= gaps[0]).to(losses.dtype).mean(dim=1)
