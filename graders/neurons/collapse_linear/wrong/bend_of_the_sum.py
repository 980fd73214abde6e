"""Belief: a linear layer turns the sum of two inputs into the sum of two outputs.

Advice: Compute the bend of a linear layer with the bias 1. Should it be 0?
"""


def bend(model, a, b):
    return model(a + b) - (model(a) + model(b))
