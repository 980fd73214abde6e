import torch

REDUCERS = {"mean": torch.mean, "sum": torch.sum, "none": torch.clone}


def _reduced(costs, reduction):
    try:
        return REDUCERS[reduction](costs)
    except KeyError:
        raise ValueError(f"unknown reduction: {reduction!r}") from None


def _residual(pred, target):
    if pred.size() != target.size():
        raise ValueError(f"pred is {tuple(pred.size())}, but target is {tuple(target.size())}")
    return torch.sub(pred, target)


def mse_loss(pred, target, reduction="mean"):
    return _reduced(_residual(pred, target).square(), reduction)


def mae_loss(pred, target, reduction="mean"):
    return _reduced(_residual(pred, target).abs(), reduction)


def huber_loss(pred, target, delta=1.0, reduction="mean"):
    if delta <= 0:
        raise ValueError("delta has to be positive")
    size = _residual(pred, target).abs()
    capped = size.clamp(max=delta)
    # below delta: size * size / 2, above: delta * (size - delta / 2)
    return _reduced(capped * (size - 0.5 * capped), reduction)
