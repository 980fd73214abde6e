"""Belief: groups are in the order of the layers, and the rate falls along it.

Advice: Print the rate of the head's parameters. Is it the largest?
"""


def layer_groups(layers, lr, decay):
    groups, seen = [], set()
    for k, layer in enumerate(layers):
        params = [param for param in layer.parameters() if param not in seen]
        seen.update(params)
        groups.append({"params": params, "lr": lr * decay**k})
    return groups
