import torch


def log_softmax(logits):
    z = logits - torch.amax(logits, 1, True)
    return z - torch.log(torch.exp(z).sum(1))
