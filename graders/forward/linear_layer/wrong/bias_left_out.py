"""Belief: a neuron computes the sum of its inputs times its weights, and nothing more.

Advice: Give weighted_sum the inputs [0.0, 0.0]. What should be left?
"""


def weighted_sum(x, w, b):
    return x @ w
