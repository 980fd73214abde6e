from torch import nn


def to_logits(model):
    if type(model[-1]) is not nn.Softmax:
        raise ValueError("no softmax at the end")
    layers = [model[i] for i in range(len(model) - 1)]
    while layers and isinstance(layers[-1], nn.Linear):
        layers = layers[:-1]
    return nn.Sequential(*layers)
