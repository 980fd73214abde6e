"""Belief: a unit is saturated if its output is close to 1.

Advice: Change the sign of all weights. Should the share change?
"""


def saturation(linear, x, limit=0.99):
    return (linear(x).tanh() > limit).double().mean().item()
