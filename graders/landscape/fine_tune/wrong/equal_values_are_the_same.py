"""Belief: two parameters with equal values are the same parameter.

Advice: Make two layers whose weights are all 0. How many weights are in your groups?
"""

import torch


def layer_groups(layers, lr, decay):
    groups, seen = [], []
    for k, layer in enumerate(reversed(layers)):
        params = [p for p in layer.parameters() if not any(torch.equal(p, q) for q in seen)]
        seen.extend(params)
        groups.append({"params": params, "lr": lr * decay**k})
    return groups
