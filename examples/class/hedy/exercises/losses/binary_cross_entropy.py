import numpy as np
import torch


def _check(a, b):
    if tuple(a.shape) != tuple(b.shape):
        raise ValueError("shape")


def bce_with_logits(logits, targets, pos_weight=None):
    _check(logits, targets)
    # log(1 + e^-|z|) never overflows; the rest of -log p is max(-z, 0), of -log(1 - p) max(z, 0)
    tail = torch.log1p(torch.exp(-torch.abs(logits)))
    yes = tail + torch.relu(-logits)
    no = tail + torch.relu(logits)
    if pos_weight is not None:
        yes = yes * pos_weight
    return torch.mean(targets * yes + (1 - targets) * no)


def bce(probs, targets):
    _check(probs, targets)
    both = [(probs, targets), (1 - probs, 1 - targets)]
    return sum(torch.mean(-t * torch.log(p).clamp(min=-100)) for p, t in both)


def breaking_logit(dtype):
    name = {torch.float32: "float32", torch.float64: "float64"}[dtype]
    z = torch.from_numpy(np.arange(1, 100).astype(name))
    return 1 + int(np.argmax((1 - torch.sigmoid(z)).numpy() == 0))
