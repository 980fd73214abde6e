"""Belief: detach() makes a copy.

Advice: Keep what weights_of returns, set the model's weights to 9, and print it again.
"""


def weights_of(model):
    return tuple(parameter.detach() for parameter in model.parameters())
