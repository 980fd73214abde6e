from torch import nn


def to_logits(model):
    layers = [layer for _, layer in model.named_children()]
    last = layers.pop()
    if not isinstance(last, nn.Softmax):
        raise ValueError("the last layer must be nn.Softmax")
    return nn.Sequential(*layers)
