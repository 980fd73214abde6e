import torch


def softmax(logits, dim=-1, temperature=1.0):
    z = logits / temperature
    m = torch.amax(z, dim=dim, keepdim=True)
    e = torch.exp(z - torch.where(torch.isinf(m), torch.zeros_like(m), m))
    s = torch.sum(e, dim=dim, keepdim=True)
    return e / torch.where(s == 0, torch.ones_like(s), s)


def softmax_backward(probs, grad, dim=-1, temperature=1.0):
    a = probs * grad
    return a - probs * torch.sum(a, dim=dim, keepdim=True)


def sigmoid(x):
    Z = torch.stack((x, 0 * x), dim=-1)
    return softmax(Z)[..., 0]
