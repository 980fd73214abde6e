"""Belief: a bend is a distance, so it is never negative.

Advice: Compute the bend of a ReLU between -2 and 4, and compare it with the worked example.
"""


def bend(model, a, b):
    return (model((a + b) / 2) - (model(a) + model(b)) / 2).abs()
