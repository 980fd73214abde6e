import torch


def check(pred, target):
    if pred.shape != target.shape:
        raise ValueError("shapes")


def mse_loss(pred, target, reduction="mean"):
    check(pred, target)
    sq = (pred - target) ** 2
    if reduction == "mean":
        return sq.sum() / len(pred)
    elif reduction == "sum":
        return sq.sum()
    elif reduction == "none":
        return sq
    raise ValueError(reduction)


def mae_loss(pred, target, reduction="mean"):
    check(pred, target)
    err = abs(pred - target)
    if reduction == "mean":
        return err.mean()
    elif reduction == "sum":
        return err.sum()
    elif reduction == "none":
        return err
    raise ValueError(reduction)


def huber_loss(pred, target, delta=1.0, reduction="mean"):
    check(pred, target)
    if delta <= 0:
        raise ValueError("delta")
    err = abs(pred - target)
    loss = torch.where(err <= delta, err**2 / 2, delta * err)
    if reduction == "mean":
        return loss.mean()
    elif reduction == "sum":
        return loss.sum()
    elif reduction == "none":
        return loss
    raise ValueError(reduction)
