from torch import nn


def to_logits(model):
    layers = list(model)
    layers.pop()
    return nn.Sequential(*layers)
