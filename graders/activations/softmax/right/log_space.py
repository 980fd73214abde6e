import torch


def softmax(logits, dim=-1, temperature=1.0):
    scaled = logits / temperature
    total = torch.logsumexp(scaled, dim, keepdim=True)
    probs = torch.exp(scaled - total)
    return torch.where(total == -torch.inf, torch.zeros_like(probs), probs)


def softmax_backward(probs, grad, dim=-1, temperature=1.0):
    weighted = probs * grad
    return (weighted - probs * weighted.sum(dim, keepdim=True)) / temperature


def sigmoid(x):
    pair = torch.stack((x, x * 0), dim=-1)
    return softmax(pair)[..., 0]
