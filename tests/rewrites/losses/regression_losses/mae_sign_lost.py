def mae_loss(pred, target, reduction="mean"):
    if pred.shape != target.shape:
        raise ValueError("shape mismatch")
    residuals = pred - target
    if reduction == "mean":
        return residuals.sum() / residuals.numel()
    if reduction == "sum":
        return residuals.sum()
    if reduction == "none":
        return residuals
    raise ValueError("reduction: mean, sum or none")
