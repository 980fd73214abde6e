"""Belief: the order of the entries of a dict does not matter.

Advice: Print list(compare_activations(...)). In which order will a legend show the names?
"""

import torch


def compare_activations(depth, width, x, y, seed):
    norms = {}
    for activation in sorted(ACTIVATIONS):
        torch.manual_seed(seed)
        norms[activation] = gradient_norms(build_network(activation, depth, width), x, y)
    return norms
