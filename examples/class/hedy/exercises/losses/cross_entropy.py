import torch


def log_softmax(logits):
    z = logits - torch.amax(logits, dim=1)[:, None]
    return z - torch.log(torch.sum(torch.exp(z), dim=1))


def cross_entropy(logits, labels, weight=None, ignore_index=-100, label_smoothing=0.0):
    rows = torch.nonzero(labels != ignore_index)[:, 0]
    y = labels[rows]
    c = logits.shape[1]
    w = torch.ones(c, dtype=logits.dtype) if weight is None else weight
    cost = -log_softmax(logits[rows])
    hard = torch.sum(w[y] * cost[torch.arange(len(y)), y])
    soft = torch.sum(cost * w)
    return ((1 - label_smoothing) * hard + label_smoothing / c * soft) / torch.sum(w[y])
