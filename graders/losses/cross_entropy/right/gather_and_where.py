"""Right: gather, where and masked_fill; subtracts the maximum in a clone, in two steps."""

import torch


def log_softmax(logits):
    z = logits.clone()
    z -= logits.detach().max(dim=-1).values.unsqueeze(-1)
    z = z - torch.log(torch.sum(torch.exp(z), dim=-1)).reshape(-1, 1)
    return z


def cross_entropy(logits, labels, weight=None, ignore_index=-100, label_smoothing=0.0):
    ignored = labels.eq(ignore_index)
    safe = labels.masked_fill(ignored, 0).view(-1, 1)
    nll = log_softmax(logits).neg()
    of_label = nll.gather(1, safe)[:, 0]
    w = torch.ones(len(labels), dtype=logits.dtype)
    smooth = nll
    if weight is not None:
        w = weight.index_select(0, safe[:, 0])
        smooth = nll * weight
    w = torch.where(ignored, torch.zeros_like(w), w)
    smooth = smooth.mean(dim=1).masked_fill(ignored, 0)
    loss = torch.dot(w, of_label) / w.sum()
    if label_smoothing > 0:
        loss = torch.lerp(loss, smooth.sum() / w.sum(), label_smoothing)
    return loss
