def mae_loss(pred, target, reduction="mean"):
    if pred.shape != target.shape:
        raise ValueError("shapes")
    difference = pred - target
    if reduction == "none":
        return abs(difference)
    if reduction == "sum":
        return abs(difference.sum())
    if reduction == "mean":
        return abs(difference.mean())
    raise ValueError("reduction")
