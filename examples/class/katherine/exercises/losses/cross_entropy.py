import torch


def log_softmax(logits):
    top, _ = logits.max(dim=1, keepdim=True)
    return logits - top - (logits - top).exp().sum(dim=1, keepdim=True).log()


def cross_entropy(logits, labels, weight=None, ignore_index=-100, label_smoothing=0.0):
    cost = -log_softmax(logits)
    C = cost.shape[1]
    if weight is None:
        weight = torch.ones(C, dtype=cost.dtype)
    counts = labels != ignore_index
    safe = torch.where(counts, labels, 0)  # any class, it is multiplied by 0
    w = weight[safe] * counts
    hard = (w * cost[torch.arange(len(labels)), safe]).sum()
    smooth = (cost @ weight).sum() / C
    return ((1 - label_smoothing) * hard + label_smoothing * smooth) / w.sum()
