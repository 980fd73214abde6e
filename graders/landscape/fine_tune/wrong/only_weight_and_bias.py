"""Belief: every layer has a weight and a bias.

Advice: Make groups of a layer that is an nn.Sequential of two layers.
"""


def layer_groups(layers, lr, decay):
    groups, seen = [], set()
    for k, layer in enumerate(reversed(layers)):
        params = [param for param in layer.parameters(recurse=False) if param not in seen]
        seen.update(params)
        groups.append({"params": params, "lr": lr * decay**k})
    return groups
