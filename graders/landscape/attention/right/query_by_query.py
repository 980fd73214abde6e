"""One query at a time, which looks at the keys that it sees, and at no others."""

import torch


def attend(q, keys, values, visible):
    weights = torch.zeros(len(keys), dtype=q.dtype)
    if not visible.any():
        return torch.zeros_like(values[0]), weights
    scores = (keys[visible] * q).sum(1) / len(q) ** 0.5
    shares = torch.exp(scores - torch.logsumexp(scores, 0))
    weights[visible] = shares
    return (shares[:, None] * values[visible]).sum(0), weights


def attention(query, key, value, mask=None):
    shape = (*query.shape[:-1], key.shape[-2])
    visible = torch.ones(shape, dtype=torch.bool) if mask is None else mask.expand(shape)
    outputs, weights = [], []
    flat = (tensor.reshape(-1, *tensor.shape[-2:]) for tensor in (query, key, value, visible))
    for queries, keys, values, rows in zip(*flat, strict=True):
        for q, row in zip(queries, rows, strict=True):
            output, weight = attend(q, keys, values, row)
            outputs.append(output)
            weights.append(weight)
    outputs = torch.stack(outputs).reshape(*query.shape[:-1], value.shape[-1])
    return outputs, torch.stack(weights).reshape(shape)


def causal_mask(length):
    return torch.tensor([[j <= i for j in range(length)] for i in range(length)])
