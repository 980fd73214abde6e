"""Belief: all units of a ReLU pass the gradient on.

Advice: Call expected_ratio for depth 2, gain 1 and scale None. For what share of units is the slope
of the ReLU 1?
"""


def expected_ratio(depth, gain, scale):
    factor = gain**2 if scale is None else 1 + scale**2 * gain**2
    return factor ** (depth / 2)
