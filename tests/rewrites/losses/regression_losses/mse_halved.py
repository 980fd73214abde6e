def mse_loss(pred, target, reduction="mean"):
    if pred.shape != target.shape:
        raise ValueError("shape mismatch")
    r = pred - target
    half_square = 0.5 * r * r
    if reduction == "none":
        return half_square
    if reduction == "sum":
        return half_square.sum()
    if reduction == "mean":
        return half_square.sum() / r.numel()
    raise ValueError(reduction)
