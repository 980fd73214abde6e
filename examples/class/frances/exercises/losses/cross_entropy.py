import torch


def log_softmax(logits):
    biggest = logits.amax(1, keepdim=True)
    rest = logits - biggest
    norm = rest.exp().sum(1, keepdim=True)
    return rest - norm.log()


def cross_entropy(logits, labels, weight=None, ignore_index=-100, label_smoothing=0.0):
    N, C = logits.shape
    if weight is None:
        weight = torch.ones(C, dtype=logits.dtype)
    ignored = labels == ignore_index
    y = torch.where(ignored, torch.zeros_like(labels), labels)  # -100 is no index
    logp = log_softmax(logits)
    true = -weight[y] * logp[torch.arange(N), y]
    smooth = -(weight * logp).sum(1) / C
    loss = (1 - label_smoothing) * true + label_smoothing * smooth
    loss = torch.where(ignored, torch.zeros_like(loss), loss)
    return loss.sum() / weight[y].sum()
