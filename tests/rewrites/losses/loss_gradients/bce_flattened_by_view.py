import torch


def bce_gradient(logits, targets):
    n = logits.numel()
    gradients = torch.zeros(n, dtype=logits.dtype)
    pairs = zip(logits.view(n).tolist(), targets.view(n).tolist())
    for i, (z, t) in enumerate(pairs):
        gradients[i] = torch.sigmoid(torch.tensor(z, dtype=logits.dtype)) - t
    return gradients.reshape(logits.shape)
