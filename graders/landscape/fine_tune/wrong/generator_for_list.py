"""Belief: layer.parameters() can be read as often as one likes.

Advice: Print list(groups[0]["params"]) twice.
"""


def layer_groups(layers, lr, decay):
    groups, seen = [], set()
    for k, layer in enumerate(reversed(layers)):
        params = [param for param in layer.parameters() if param not in seen]
        seen.update(params)
        groups.append({"params": (param for param in params), "lr": lr * decay**k})
    return groups
