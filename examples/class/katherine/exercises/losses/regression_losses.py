import torch


def _reduced(costs, reduction):
    match reduction:
        case "mean":
            return costs.mean()
        case "sum":
            return costs.sum()
        case "none":
            return costs
        case _:
            raise ValueError(f"no reduction is called {reduction!r}")


def _error(pred, target):
    if pred.shape != target.shape:
        raise ValueError("pred and target need the same shape, got %s, %s" % (pred.shape, target.shape))
    return pred - target


def mse_loss(pred, target, reduction="mean"):
    e = _error(pred, target)
    return _reduced(e * e, reduction)


def mae_loss(pred, target, reduction="mean"):
    return _reduced(torch.abs(_error(pred, target)), reduction)


def huber_loss(pred, target, delta=1.0, reduction="mean"):
    if delta <= 0:
        raise ValueError("delta must be > 0")
    a = torch.abs(_error(pred, target))
    costs = torch.where(a > delta, delta * a - delta**2 / 2, a**2 / 2)
    return _reduced(costs, reduction)
