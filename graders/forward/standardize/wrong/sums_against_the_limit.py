"""Belief: a weighted sum above the limit is a saturated unit.

Advice: Compute tanh(1.0). Is it above 0.99?
"""


def saturation(linear, x, limit=0.99):
    return (linear(x).abs() > limit).double().mean().item()
