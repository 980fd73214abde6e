from torch import nn


def to_logits(model):
    if not isinstance(model[-1], nn.Softmax):
        raise ValueError("the model must end in a softmax")
    kept = []
    for layer in model:
        if not isinstance(layer, nn.Softmax):
            kept.append(layer)
    return nn.Sequential(*kept)
