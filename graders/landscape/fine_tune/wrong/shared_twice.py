"""Belief: layers have nothing in common.

Advice: Let two layers share a weight, and give the groups to torch.optim.SGD.
"""


def layer_groups(layers, lr, decay):
    return [
        {"params": list(layer.parameters()), "lr": lr * decay**k}
        for k, layer in enumerate(reversed(layers))
    ]
