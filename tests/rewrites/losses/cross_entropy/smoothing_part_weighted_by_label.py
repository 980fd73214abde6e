import torch


def cross_entropy(logits, labels, weight=None, ignore_index=-100, label_smoothing=0.0):
    rows = (labels != ignore_index).nonzero().squeeze(1)
    y = labels[rows]
    classes = logits.shape[1]
    targets = torch.full((len(rows), classes), label_smoothing / classes, dtype=logits.dtype)
    targets[torch.arange(len(rows)), y] += 1 - label_smoothing
    losses = -(targets * log_softmax(logits)[rows]).sum(1)
    if weight is None:
        return losses.mean()
    return torch.dot(losses, weight[y]) / weight[y].sum()
