"""Belief: a parameter that two layers share belongs to neither.

Advice: Count the parameters in all groups when two layers share a weight.
"""


def layer_groups(layers, lr, decay):
    owners = [param for layer in layers for param in layer.parameters()]
    return [
        {
            "params": [p for p in layer.parameters() if sum(p is q for q in owners) == 1],
            "lr": lr * decay**k,
        }
        for k, layer in enumerate(reversed(layers))
    ]
