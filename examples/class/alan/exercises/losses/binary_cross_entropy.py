import numpy as np
import torch


def shapes_or_error(a, b):
    if a.dim() != b.dim():
        raise ValueError("number of dimensions")
    for i in range(a.dim()):
        if a.shape[i] != b.shape[i]:
            raise ValueError(f"dimension {i}: {a.shape[i]} and {b.shape[i]}")


def log_one_plus_exp(x):
    """log(1 + exp(x)) of one number."""
    if x > 0:
        return x + torch.log1p(torch.exp(-x))
    return torch.log1p(torch.exp(x))


def bce_with_logits(logits, targets, pos_weight=None):
    shapes_or_error(logits, targets)
    z = logits if logits.dim() == 2 else logits[:, None]
    t = targets if targets.dim() == 2 else targets[:, None]
    total = 0
    for column in range(z.shape[1]):
        if pos_weight is None:
            w = 1
        elif pos_weight.dim() == 0:
            w = pos_weight
        else:
            w = pos_weight[column]
        for row in range(z.shape[0]):
            zz, tt = z[row, column], t[row, column]
            # -log p = log(1 + exp(-z)) and -log(1 - p) = log(1 + exp(z))
            total = total + w * tt * log_one_plus_exp(-zz) + (1 - tt) * log_one_plus_exp(zz)
    return total / logits.numel()


def bce(probs, targets):
    shapes_or_error(probs, targets)
    floor = torch.tensor(-100.0, dtype=probs.dtype)
    total = torch.zeros((), dtype=probs.dtype)
    for p, t in zip(probs.flatten(), targets.flatten(), strict=True):
        total -= t * torch.maximum(torch.log(p), floor)
        total -= (1 - t) * torch.maximum(torch.log(1 - p), floor)
    return total / probs.numel()


def breaking_logit(dtype):
    zs = torch.arange(1, 100).to(dtype)
    rest = (1 - torch.sigmoid(zs)).numpy()
    return int(np.flatnonzero(rest == 0)[0]) + 1
