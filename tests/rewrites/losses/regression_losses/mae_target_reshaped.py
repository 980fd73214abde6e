import torch


def mae_loss(pred, target, reduction="mean"):
    try:
        target = target.reshape(pred.shape)
    except RuntimeError:
        raise ValueError("the number of elements differs") from None
    reduce = {"mean": torch.mean, "sum": torch.sum, "none": torch.clone}.get(reduction)
    if reduce is None:
        raise ValueError(reduction)
    return reduce(torch.abs(pred - target))
