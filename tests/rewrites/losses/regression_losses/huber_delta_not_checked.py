import torch


def huber_loss(pred, target, delta=1.0, reduction="mean"):
    if pred.size() != target.size():
        raise ValueError(f"{pred.size()} is not {target.size()}")
    r = (pred - target).abs()
    near = torch.clamp(r, max=delta)
    far = r - near
    cost = near * near / 2 + delta * far
    if reduction == "mean":
        return torch.mean(cost)
    elif reduction == "sum":
        return torch.sum(cost)
    elif reduction == "none":
        return cost
    else:
        raise ValueError(reduction)
