import torch


def bce(probs, targets):
    if probs.shape != targets.shape:
        raise ValueError("shapes differ")
    total = 0.0
    for p, t in zip(probs.view(-1), targets.view(-1)):
        log_p = torch.clamp(torch.log(p), min=-100)
        log_q = torch.clamp(torch.log(1 - p), min=-100)
        total = total - t * log_p - (1 - t) * log_q
    return total / probs.numel()
