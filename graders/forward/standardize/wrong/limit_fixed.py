"""Belief: the limit is 0.99.

Advice: Call saturation with the limit 0.5 and with 0.99. Do the shares differ?
"""


def saturation(linear, x, limit=0.99):
    return (linear(x).tanh().abs() > 0.99).double().mean().item()
