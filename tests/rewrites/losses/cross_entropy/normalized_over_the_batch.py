import torch


def log_softmax(logits):
    top = logits.max(dim=0).values
    total = torch.exp(logits - top).sum(dim=0)
    return logits - (top + torch.log(total))
