import torch


def cross_entropy(logits, labels, weight=None, ignore_index=-100, label_smoothing=0.0):
    C = logits.shape[1]
    w = torch.full((C,), 1.0, dtype=logits.dtype) if weight is None else weight
    log_p = log_softmax(logits)
    hard, norm = 0.0, 0.0
    for i, y in enumerate(labels.tolist()):
        if y != ignore_index:
            hard = hard - w[y] * log_p[i, y]
            norm = norm + w[y]
    soft = -torch.einsum("c,nc->", w, log_p) / C
    return ((1.0 - label_smoothing) * hard + label_smoothing * soft) / norm
