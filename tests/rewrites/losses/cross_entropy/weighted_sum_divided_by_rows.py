import torch


def cross_entropy(logits, labels, weight=None, ignore_index=-100, label_smoothing=0.0):
    mask = labels != ignore_index
    nll = -log_softmax(logits)[mask]
    y = labels[mask]
    C = nll.shape[1]
    if weight is not None:
        nll = nll * weight
    hard = torch.stack([row[k] for row, k in zip(nll, y)])
    soft = nll.sum(dim=1) / C
    return torch.mean((1 - label_smoothing) * hard + label_smoothing * soft)
