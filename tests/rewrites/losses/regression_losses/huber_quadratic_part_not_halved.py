import torch


def huber_loss(pred, target, delta=1.0, reduction="mean"):
    if pred.shape != target.shape:
        raise ValueError
    if delta <= 0:
        raise ValueError
    residual = pred - target
    small = residual.abs() <= delta
    costs = torch.empty_like(residual)
    costs[small] = residual[small] ** 2
    costs[~small] = delta * (residual[~small].abs() - delta / 2)
    match reduction:
        case "none":
            return costs
        case "sum":
            return costs.sum()
        case "mean":
            return costs.mean()
        case _:
            raise ValueError
