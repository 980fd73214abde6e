import torch


def cross_entropy(logits, labels, weight=None, ignore_index=-100, label_smoothing=0.0):
    kept = [i for i, y in enumerate(labels.tolist()) if y != ignore_index]
    n_classes = logits.shape[1]
    w = weight if weight is not None else torch.ones(n_classes, dtype=logits.dtype)
    log_p = log_softmax(logits)
    loss, norm = 0.0, 0.0
    for i in kept:
        y = int(labels[i])
        for c in range(n_classes):
            if c == y:
                target = 1 - label_smoothing
            else:
                target = label_smoothing / (n_classes - 1)
            loss = loss - target * w[c] * log_p[i, c]
        norm = norm + w[y]
    return loss / norm
