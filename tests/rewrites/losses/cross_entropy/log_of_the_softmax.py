import torch


def log_softmax(logits):
    biggest, _ = logits.max(dim=1, keepdim=True)
    e = torch.exp(logits - biggest)
    probabilities = e / e.sum(dim=1, keepdim=True)
    return torch.log(probabilities)
