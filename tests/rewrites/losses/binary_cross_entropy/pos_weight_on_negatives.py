import torch.nn.functional as F


def bce_with_logits(logits, targets, pos_weight=None):
    if logits.shape != targets.shape:
        raise ValueError("shapes differ")
    yes = targets * F.softplus(-logits)
    no = F.softplus(logits) - targets * F.softplus(logits)
    if pos_weight is not None:
        no = no * pos_weight
    return (yes + no).mean()
