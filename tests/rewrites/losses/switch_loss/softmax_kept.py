from torch import nn


def to_logits(model):
    if not isinstance(model[-1], nn.Softmax):
        raise ValueError("the last layer must be nn.Softmax")
    new = nn.Sequential()
    for layer in model:
        new.append(layer)
    return new
