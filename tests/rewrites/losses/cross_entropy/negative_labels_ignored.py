import torch


def cross_entropy(logits, labels, weight=None, ignore_index=-100, label_smoothing=0.0):
    keep = torch.nonzero(labels >= 0).flatten()
    labels = labels.index_select(0, keep)
    log_p = log_softmax(logits.index_select(0, keep))
    classes = logits.shape[1]
    weight = torch.ones(classes).to(logits) if weight is None else weight
    one_hot = torch.eye(classes).to(logits)[labels]
    target = (1 - label_smoothing) * one_hot + label_smoothing / classes
    return -(target * weight * log_p).sum() / (one_hot * weight).sum()
