import torch


def log_softmax(logits):
    return logits - logits.exp().sum(1, keepdim=True).log()


def cross_entropy(logits, labels, weight=None, ignore_index=-100, label_smoothing=0.0):
    mask = labels != ignore_index
    logits, labels = logits[mask], labels[mask]
    C = logits.shape[1]
    if weight is None:
        weight = logits.new_ones(C)
    lp = log_softmax(logits)
    w = weight[labels]
    loss = -(w * lp[range(len(labels)), labels]).sum()
    smooth = -(lp * weight).sum() / C
    return ((1 - label_smoothing) * loss + label_smoothing * smooth) / w.sum()
