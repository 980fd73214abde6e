import torch


def cross_entropy(logits, labels, weight=None, ignore_index=-100, label_smoothing=0.0):
    log_p = log_softmax(logits)
    loss = torch.zeros((), dtype=logits.dtype)
    norm = torch.zeros((), dtype=logits.dtype)
    for i in range(len(labels)):
        y = labels[i].item()
        if y == ignore_index:
            continue
        w = 1.0 if weight is None else weight[y]
        loss = loss - (1 - label_smoothing) * w * log_p[i][y]
        loss = loss - label_smoothing * log_p[i].mean()
        norm = norm + w
    return loss / norm
