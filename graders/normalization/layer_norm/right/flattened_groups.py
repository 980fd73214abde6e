import math

import torch


def groups(x, shape):
    if len(shape) > x.dim() or x.shape[x.dim() - len(shape) :] != torch.Size(shape):
        raise ValueError(shape)
    return x.reshape(-1, math.prod(shape))


def layer_norm(x, normalized_shape, weight=None, bias=None, eps=1e-5):
    rows = groups(x, normalized_shape)
    rows = rows - rows.mean(1, keepdim=True)
    rows = rows * torch.rsqrt((rows * rows).mean(1, keepdim=True) + eps)
    if weight is not None:
        rows = rows * weight.flatten()
    if bias is not None:
        rows = rows + bias.flatten()
    return rows.reshape(x.shape)


def rms_norm(x, normalized_shape, weight=None, eps=None):
    rows = groups(x, normalized_shape)
    eps = torch.finfo(x.dtype).eps if eps is None else eps
    rows = rows / (rows.pow(2).mean(1, keepdim=True) + eps) ** 0.5
    return rows.view(x.shape) * (1 if weight is None else weight)


class LayerNorm(torch.nn.Module):
    def __init__(self, normalized_shape, eps=1e-5):
        super().__init__()
        self.weight = torch.nn.Parameter(torch.full(normalized_shape, 1.0))
        self.bias = torch.nn.Parameter(torch.full(normalized_shape, 0.0))
        self.eps = eps

    def forward(self, x):
        return layer_norm(x, tuple(self.weight.shape), self.weight, self.bias, self.eps)
