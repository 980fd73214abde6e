"""Belief: a neuron averages its weighted inputs.

Advice: Give weighted_sum the inputs [1.0, 1.0], the weights [1.0, 1.0] and the bias 0. Is it 2?
"""


def weighted_sum(x, w, b):
    return (x * w).mean(dim=-1) + b
