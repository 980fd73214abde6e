import torch


def binary_hinge_loss(scores, targets, margin=1.0):
    losses = []
    for s, t in zip(scores, targets, strict=True):
        value = s * t + margin
        losses.append(value if value > 0 else 0 * value)
    return torch.stack(losses).mean()
