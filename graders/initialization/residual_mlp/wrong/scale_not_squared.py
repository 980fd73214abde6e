"""Belief: half the scale makes half the change.

Advice: Call expected_ratio for depth 2, gain 1 and scale 0.5, and follow the formula.
"""


def expected_ratio(depth, gain, scale):
    factor = gain**2 / 2 if scale is None else 1 + scale * gain**2 / 2
    return factor ** (depth / 2)
