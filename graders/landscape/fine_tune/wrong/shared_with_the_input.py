"""Belief: a shared parameter belongs to the layer that comes first in the network.

Advice: Let head and first layer share a weight. When is it unfrozen?
"""


def layer_groups(layers, lr, decay):
    groups, seen = [], set()
    for k, layer in reversed(list(enumerate(reversed(layers)))):
        params = [param for param in layer.parameters() if param not in seen]
        seen.update(params)
        groups.append({"params": params, "lr": lr * decay**k})
    return groups[::-1]
