import torch


def cross_entropy(logits, labels, weight=None, ignore_index=-100, label_smoothing=0.0):
    e = torch.exp(logits - logits.max(1, keepdim=True)[0])
    probs = e / e.sum(1, keepdim=True)
    nll = -log_softmax(probs)
    use = labels != ignore_index
    nll, y = nll[use], labels[use]
    C = nll.shape[1]
    w = torch.ones(C, dtype=nll.dtype) if weight is None else weight
    hard = (w[y] * nll.gather(1, y[:, None])[:, 0]).sum()
    soft = (nll * w).sum()
    return ((1 - label_smoothing) * hard + label_smoothing / C * soft) / w[y].sum()
