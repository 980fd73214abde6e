import torch
from torch.autograd import grad as autograd


def softmax(logits, dim=-1, temperature=1.0):
    missing = torch.isneginf(logits)
    scaled = torch.where(missing, 0.0, logits) / temperature
    with torch.no_grad():
        top, _ = torch.where(missing, -torch.inf, scaled).max(dim, keepdim=True)
        top = torch.where(torch.isinf(top), 0.0, top)
    weights = torch.where(missing, 0.0, torch.exp(torch.where(missing, 0.0, scaled - top)))
    total = weights.sum(dim=dim, keepdim=True)
    return weights / torch.where(total == 0, 1.0, total)


def softmax_backward(probs, grad, dim=-1, temperature=1.0):
    with torch.enable_grad():
        logits = (probs.log() * temperature).detach().requires_grad_()
        (result,) = autograd((softmax(logits, dim, temperature) * grad).sum(), logits)
    return result


def sigmoid(x):
    logits = torch.zeros((2, *x.shape), dtype=x.dtype)
    logits[1] = -x
    return softmax(logits, 0)[0]
