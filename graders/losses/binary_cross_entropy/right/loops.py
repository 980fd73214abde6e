"""Right: plain Python over the elements, with a branch on the sign of each logit."""

import torch


def elements(outputs, targets, weights):
    if outputs.shape != targets.shape:
        raise ValueError("outputs and targets differ in shape")
    flat = outputs.flatten(), targets.flatten(), weights.expand_as(outputs).flatten()
    return list(zip(*flat, strict=True))


def minus_log_sigmoid(z):
    if z >= 0:
        return torch.log1p(torch.exp(-z))
    return torch.log1p(torch.exp(z)) - z


def bounded_log(p):
    return torch.log(p) if p > 1e-43 else torch.full_like(p, -100.0)


def bce_with_logits(logits, targets, pos_weight=None):
    weights = torch.ones_like(logits) if pos_weight is None else pos_weight
    costs = [
        w * t * minus_log_sigmoid(z) + (1 - t) * minus_log_sigmoid(-z)
        for z, t, w in elements(logits, targets, weights)
    ]
    return sum(costs) / len(costs)


def bce(probs, targets):
    total = torch.zeros((), dtype=probs.dtype)
    for p, t, _ in elements(probs, targets, torch.ones_like(probs)):
        total = total - t * bounded_log(p).clamp(min=-100) - (1 - t) * bounded_log(1 - p)
    return total / targets.numel()


def breaking_logit(dtype):
    for z in range(1, 100):
        if torch.sigmoid(torch.tensor(z).to(dtype)).eq(1):
            return z
    raise RuntimeError("the sigmoid never breaks")
