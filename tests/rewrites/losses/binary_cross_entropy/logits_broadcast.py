import torch


def bce_with_logits(logits, targets, pos_weight=None):
    tail = torch.log1p(torch.exp(-logits.abs()))
    minus_log_p = torch.relu(-logits) + tail
    minus_log_q = torch.relu(logits) + tail
    if pos_weight is not None:
        minus_log_p = minus_log_p * pos_weight
    return torch.lerp(minus_log_q, minus_log_p, targets).mean()
