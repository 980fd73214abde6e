import torch


def softmax(logits, dim=-1, temperature=1.0):
    top = logits.amax(dim=dim, keepdim=True).detach()
    nothing_allowed = top.isneginf()
    shifted = logits - top.masked_fill(nothing_allowed, 0.0)
    weights = shifted.div(temperature).exp()
    total = weights.sum(dim=dim, keepdim=True)
    return weights / total.masked_fill(nothing_allowed, 1.0)


def softmax_backward(probs, grad, dim=-1, temperature=1.0):
    if probs.size() != grad.size():
        raise ValueError(f"probs is {tuple(probs.size())}, but grad is {tuple(grad.size())}")
    p, g = probs.movedim(dim, -1), grad.movedim(dim, -1)
    mean = torch.einsum("...c,...c->...", p, g)[..., None]
    return torch.mul(p, g - mean).div(temperature).movedim(-1, dim)


def sigmoid(x):
    two = torch.stack([x, torch.zeros_like(x)])
    return softmax(two, dim=0)[0]
