import torch
import torch.nn.functional as F


def bce_with_logits(logits, targets, pos_weight=None):
    if logits.shape != targets.shape:
        raise ValueError("logits and targets have different shapes")
    log_p = F.logsigmoid(logits)
    log_1_minus_p = F.logsigmoid(-logits)
    loss = -targets * log_p - (1 - targets) * log_1_minus_p
    if pos_weight is not None:
        loss = loss * pos_weight
    return loss.mean()


def bce(probs, targets):
    if probs.shape != targets.shape:
        raise ValueError("probs and targets have different shapes")
    log_p = torch.log(probs).clamp(min=-100.0)
    log_1_minus_p = torch.log(1 - probs).clamp(min=-100.0)
    return (-targets * log_p - (1 - targets) * log_1_minus_p).mean()


def breaking_logit(dtype):
    for z in range(1, 100):
        p = torch.sigmoid(torch.tensor(z, dtype=dtype))
        # print(z, 1 - p)
        if 1 - p == 0:
            return z
