import torch


def cross_entropy(logits, labels, weight=None, ignore_index=-100, label_smoothing=0.0):
    mask = labels.ne(ignore_index)
    z, y = logits[mask], labels[mask]
    n_classes = z.shape[1]
    w = torch.ones_like(z[0]).detach() if weight is None else weight
    nll = -log_softmax(z)
    frequency = torch.zeros(n_classes, dtype=logits.dtype)
    frequency[y] += 1
    divisor = (frequency * w).sum()
    picked = (w[y] * nll[range(len(y)), y]).sum()
    spread = (nll * w).sum() / n_classes
    return (picked + label_smoothing * (spread - picked)) / divisor
