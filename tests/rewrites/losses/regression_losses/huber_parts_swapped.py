import torch


def huber_loss(pred, target, delta=1.0, reduction="mean"):
    if pred.shape != target.shape:
        raise ValueError("pred and target differ in shape")
    if delta <= 0:
        raise ValueError("delta <= 0")
    if reduction not in ("none", "sum", "mean"):
        raise ValueError("reduction")
    costs = []
    for r in (pred - target).abs().reshape(-1):
        if r > delta:
            costs.append(r**2 / 2)
        else:
            costs.append(delta * (r - delta / 2))
    costs = torch.stack(costs)
    if reduction == "none":
        return costs.reshape(pred.shape)
    return costs.sum() if reduction == "sum" else costs.mean()
