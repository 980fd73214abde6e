import torch


def bce_with_logits(logits, targets, pos_weight=None):
    if logits.shape != targets.shape:
        raise ValueError("wrong shapes")
    p = torch.sigmoid(logits)
    log_yes = p.log().clamp(min=-100)
    log_no = (1 - p).log().clamp(min=-100)
    if pos_weight is not None:
        log_yes = log_yes * pos_weight
    return -(targets * log_yes + (1 - targets) * log_no).mean()


def bce(probs, targets):
    if probs.shape != targets.shape:
        raise ValueError("wrong shapes")
    log_yes = probs.log().clamp(min=-100)
    log_no = (1 - probs).log().clamp(min=-100)
    return -(targets * log_yes + (1 - targets) * log_no).mean()


def breaking_logit(dtype):
    z = torch.ones((), dtype=dtype)
    while torch.sigmoid(z) < 1:
        z = z + 1
    return int(z)
