"""Belief: one seed at the start makes all three networks comparable.

Advice: What has the first network done to the generator when the second one is built?
"""

import torch


def compare_activations(depth, width, x, y, seed):
    norms = {}
    torch.manual_seed(seed)
    for activation in ACTIVATIONS:
        norms[activation] = gradient_norms(build_network(activation, depth, width), x, y)
    return norms
