import torch


def attention(query, key, value, mask=None):
    scores = torch.einsum("...ld,...sd->...ls", query, key) * query.size(-1) ** -0.5
    if mask is not None:
        scores = torch.where(mask, scores, -torch.inf)
    weights = scores.softmax(-1).nan_to_num(0.0)
    return torch.einsum("...ls,...se->...le", weights, value), weights


def causal_mask(length):
    positions = torch.arange(length)
    return positions[:, None] >= positions
