import torch

REDUCERS = {"mean": torch.mean, "sum": torch.sum, "none": torch.clone}


def _residual(pred, target, reduction):
    if pred.size() != target.size():
        raise ValueError(f"pred is {tuple(pred.size())}, but target is {tuple(target.size())}")
    if reduction not in REDUCERS:
        raise ValueError(f"unknown reduction: {reduction!r}")
    return torch.sub(pred, target)


def mse_loss(pred, target, reduction="mean"):
    return REDUCERS[reduction](_residual(pred, target, reduction).square())


def mae_loss(pred, target, reduction="mean"):
    return REDUCERS[reduction](_residual(pred, target, reduction).abs())


def huber_loss(pred, target, delta=1.0, reduction="mean"):
    if delta <= 0:
        raise ValueError("delta has to be positive")
    size = _residual(pred, target, reduction).abs()
    capped = size.clamp(max=delta)
    # below delta: size * size / 2, above: delta * (size - delta / 2)
    return REDUCERS[reduction](capped * (size - 0.5 * capped))
