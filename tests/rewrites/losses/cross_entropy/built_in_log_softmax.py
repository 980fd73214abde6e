from torch import nn


def log_softmax(logits):
    return nn.LogSoftmax(dim=-1)(logits)
