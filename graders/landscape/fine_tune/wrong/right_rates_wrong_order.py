"""Belief: the order of the groups does not matter, as long as the rates are right.

Advice: Print groups[0]["params"]. Are they the head's?
"""


def layer_groups(layers, lr, decay):
    groups, seen = [], set()
    for k, layer in enumerate(reversed(layers)):
        params = [param for param in layer.parameters() if param not in seen]
        seen.update(params)
        groups.append({"params": params, "lr": lr * decay**k})
    return groups[::-1]
