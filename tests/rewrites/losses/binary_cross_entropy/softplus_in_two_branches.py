import torch


def bce_with_logits(logits, targets, pos_weight=None):
    if logits.shape != targets.shape:
        raise ValueError("shapes differ")

    def log_sigmoid(z):
        right = -torch.log(1 + torch.exp(-z))
        left = z - torch.log(1 + torch.exp(z))
        return torch.where(z >= 0, right, left)

    positive = targets * log_sigmoid(logits)
    if pos_weight is not None:
        positive = pos_weight * positive
    return -(positive + (1 - targets) * log_sigmoid(-logits)).mean()
