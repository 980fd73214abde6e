"""Belief: the weights of a network are those of its linear layers.

Advice: Sort the parameters of nn.Embedding(4, 3). How many dimensions does its weight have?
"""

from torch import nn


def decay_groups(model, weight_decay):
    linear = [module for module in model.modules() if isinstance(module, nn.Linear)]
    weights = {module.weight for module in linear}
    trained = [param for param in model.parameters() if param.requires_grad]
    return [
        {"params": [p for p in trained if p in weights], "weight_decay": weight_decay},
        {"params": [p for p in trained if p not in weights], "weight_decay": 0.0},
    ]
