import torch


def huber_loss(pred, target, delta=1.0, reduction="mean"):
    assert isinstance(reduction, str)
    if delta <= 0:
        raise ValueError("delta must be > 0")
    absolute = torch.abs(pred - target)
    clipped = absolute.clamp(max=delta)
    costs = clipped * (absolute - clipped / 2)
    if reduction == "none":
        return costs
    elif reduction == "sum":
        return torch.sum(costs)
    elif reduction != "mean":
        raise ValueError("reduction must be mean, sum or none")
    return torch.mean(costs)
