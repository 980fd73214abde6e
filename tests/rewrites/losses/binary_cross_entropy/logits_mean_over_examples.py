from torch.nn.functional import softplus


def bce_with_logits(logits, targets, pos_weight=None):
    if logits.shape != targets.shape:
        raise ValueError("shapes differ")
    w = 1.0 if pos_weight is None else pos_weight
    costs = w * targets * softplus(-logits) + (1 - targets) * softplus(logits)
    if costs.dim() == 2:
        costs = costs.sum(dim=1)
    return costs.mean()
