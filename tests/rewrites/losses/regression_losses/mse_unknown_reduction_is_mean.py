def mse_loss(pred, target, reduction="mean"):
    if pred.shape != target.shape:
        raise ValueError("pred and target have different shapes")
    costs = (target - pred).square()
    if reduction == "none":
        return costs
    result = costs.sum()
    if reduction != "sum":
        result = result / costs.numel()
    return result
