"""Belief: each layer takes the same amount off.

Advice: Print the rates of four layers for lr 0.4 and decay 0.5. Is each one half of the last?
"""


def layer_groups(layers, lr, decay):
    groups, seen = [], set()
    for k, layer in enumerate(reversed(layers)):
        params = [param for param in layer.parameters() if param not in seen]
        seen.update(params)
        groups.append({"params": params, "lr": lr * (1 - k * (1 - decay))})
    return groups
