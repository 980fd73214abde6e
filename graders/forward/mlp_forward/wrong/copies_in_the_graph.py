"""Belief: clone() makes a tensor of its own, without a graph.

Advice: Print requires_grad of each tensor that weights_of returns.
"""


def weights_of(model):
    return tuple(parameter.clone() for parameter in model.parameters())
