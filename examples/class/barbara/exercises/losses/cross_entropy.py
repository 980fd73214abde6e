import torch


def log_softmax(logits):
    m = logits.max(dim=1, keepdim=True).values
    z = logits - m
    return z - torch.log(torch.exp(z).sum(dim=1, keepdim=True))


def cross_entropy(logits, labels, weight=None, ignore_index=-100, label_smoothing=0.0):
    # throw the ignored rows away first, then they can't do any harm
    keep = labels != ignore_index
    logits, labels = logits[keep], labels[keep]
    n_classes = logits.shape[1]
    if weight is None:
        weight = torch.ones(n_classes, dtype=logits.dtype)

    nll = -log_softmax(logits)
    w = weight[labels]
    true = (w * nll.gather(1, labels.unsqueeze(1)).squeeze(1)).sum()
    all_classes = (weight * nll).sum()
    eps = label_smoothing
    return ((1 - eps) * true + eps / n_classes * all_classes) / w.sum()
