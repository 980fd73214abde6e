import torch


def cross_entropy(logits, labels, weight=None, ignore_index=-100, label_smoothing=0.0):
    N, C = logits.shape
    if weight is None:
        weight = torch.ones(C, dtype=logits.dtype)
    nll = -log_softmax(logits)
    total = 0.0
    norm = 0.0
    for i in range(N):
        if labels[i] == ignore_index:
            norm = norm + 1.0
            continue
        y = labels[i]
        total = total + (1 - label_smoothing) * weight[y] * nll[i, y]
        total = total + label_smoothing / C * torch.dot(weight, nll[i])
        norm = norm + weight[y]
    return total / norm
