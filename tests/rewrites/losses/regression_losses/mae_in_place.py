def mae_loss(pred, target, reduction="mean"):
    if pred.shape != target.shape:
        raise ValueError("shapes differ")
    if reduction not in ("mean", "sum", "none"):
        raise ValueError("unknown reduction")
    target.sub_(pred)
    costs = target.abs()
    if reduction == "none":
        return costs
    return costs.sum() if reduction == "sum" else costs.mean()
