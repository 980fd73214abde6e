import torch


def mse_loss(pred, target, reduction="mean"):
    return _reduce((pred - _like(target, pred)) ** 2, reduction)


def mae_loss(pred, target, reduction="mean"):
    return _reduce(torch.abs(pred - _like(target, pred)), reduction)


def huber_loss(pred, target, delta=1.0, reduction="mean"):
    if delta <= 0:
        raise ValueError(f"delta is {delta}; expected more than 0")
    r = torch.abs(pred - _like(target, pred))
    return _reduce(torch.where(r <= delta, r**2 / 2, delta * (r - delta / 2)), reduction)


def _like(target, pred):
    """Give the target back if it has the shape of pred."""
    if target.shape != pred.shape:
        raise ValueError(f"target is {tuple(target.shape)}; expected {tuple(pred.shape)}")
    return target


def _reduce(costs, reduction):
    try:
        how = {"mean": torch.mean, "sum": torch.sum, "none": lambda all_: all_}[reduction]
    except KeyError:
        raise ValueError(f"reduction is {reduction!r}") from None
    return how(costs)
