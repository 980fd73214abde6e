"""Belief: the first factor is at the head.

Advice: Print the rate of groups[0] for lr 0.4 and decay 0.5.
"""


def layer_groups(layers, lr, decay):
    groups, seen = [], set()
    for k, layer in enumerate(reversed(layers), start=1):
        params = [param for param in layer.parameters() if param not in seen]
        seen.update(params)
        groups.append({"params": params, "lr": lr * decay**k})
    return groups
