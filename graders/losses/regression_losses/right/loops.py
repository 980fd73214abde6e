"""Right: plain Python over the elements, one at a time, as the definitions read."""

import torch


def over_elements(pred, target, cost, reduction):
    if pred.size() != target.size():
        raise ValueError("shapes differ")
    costs = [cost(p - t) for p, t in zip(pred.flatten(), target.flatten(), strict=True)]
    match reduction:
        case "none":
            return torch.stack(costs).reshape(pred.shape)
        case "sum":
            return sum(costs)
        case "mean":
            return sum(costs) / len(costs)
        case _:
            raise ValueError(reduction)


def mse_loss(pred, target, reduction="mean"):
    return over_elements(pred, target, lambda r: r * r, reduction)


def mae_loss(pred, target, reduction="mean"):
    return over_elements(pred, target, lambda r: r if r > 0 else -r, reduction)


def huber_loss(pred, target, delta=1.0, reduction="mean"):
    if not delta > 0:
        raise ValueError("delta must be positive")

    def cost(r):
        if -delta < r < delta:
            return 0.5 * r**2
        return delta * (abs(r) - 0.5 * delta)

    return over_elements(pred, target, cost, reduction)
