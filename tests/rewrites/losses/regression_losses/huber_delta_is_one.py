import torch


def huber_loss(pred, target, delta=1.0, reduction="mean"):
    if pred.shape != target.shape or delta <= 0 or reduction not in {"mean", "sum", "none"}:
        raise ValueError("bad argument")
    r = torch.abs(target - pred)
    inside = (r <= 1).to(r.dtype)
    costs = inside * (0.5 * r**2) + (1 - inside) * (r - 0.5)
    return costs if reduction == "none" else getattr(costs, reduction)()
