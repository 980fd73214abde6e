"""Belief: one seed at the start makes all three networks comparable.

Advice: Print the first weight of each of the three networks. Are they equal?
"""

import torch


def compare_activations(depth, width, x, y, seed):
    norms = {}
    torch.manual_seed(seed)
    for activation in ACTIVATIONS:
        norms[activation] = gradient_norms(build_network(activation, depth, width), x, y)
    return norms
