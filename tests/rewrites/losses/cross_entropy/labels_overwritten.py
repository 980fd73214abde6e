import torch


def cross_entropy(logits, labels, weight=None, ignore_index=-100, label_smoothing=0.0):
    C = logits.shape[-1]
    valid = (labels != ignore_index).to(logits.dtype)
    labels.masked_fill_(labels == ignore_index, 0)
    w = logits.new_ones(C) if weight is None else weight
    nll = -log_softmax(logits)
    w_label = w.gather(0, labels) * valid
    first = (w_label * nll.gather(1, labels.unsqueeze(1)).squeeze(1)).sum()
    second = ((nll @ w) * valid).sum()
    return ((1 - label_smoothing) * first + label_smoothing / C * second) / w_label.sum()
