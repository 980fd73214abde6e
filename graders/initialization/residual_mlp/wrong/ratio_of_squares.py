"""Belief: q is the factor of the norm.

Advice: What does q multiply, the norm or its square? Try depth 2.
"""


def expected_ratio(depth, gain, scale):
    factor = gain**2 / 2 if scale is None else 1 + scale**2 * gain**2 / 2
    return factor**depth
