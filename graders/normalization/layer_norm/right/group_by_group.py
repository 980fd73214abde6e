import torch
from torch import nn


def each_group(x, shape, change):
    if tuple(x.shape) == tuple(shape):
        return change(x)
    if x.dim() <= len(shape):
        raise ValueError(f"{tuple(x.shape)} does not end with {shape}")
    return torch.stack([each_group(part, shape, change) for part in x])


def layer_norm(x, normalized_shape, weight=None, bias=None, eps=1e-5):
    def change(group):
        centered = group - group.sum() / group.numel()
        var = (centered**2).sum() / group.numel()
        y = centered / (var + eps).sqrt()
        if weight is not None:
            y = weight * y
        if bias is not None:
            y = y + bias
        return y

    return each_group(x, normalized_shape, change)


def rms_norm(x, normalized_shape, weight=None, eps=None):
    if eps is None:
        eps = torch.finfo(x.dtype).eps

    def change(group):
        y = group / ((group**2).sum() / group.numel() + eps).sqrt()
        return y if weight is None else weight * y

    return each_group(x, normalized_shape, change)


class LayerNorm(nn.Module):
    def __init__(self, normalized_shape, eps=1e-5):
        super().__init__()
        self.shape, self.eps = normalized_shape, eps
        self.register_parameter("weight", nn.Parameter(torch.ones(*normalized_shape)))
        self.register_parameter("bias", nn.Parameter(torch.zeros(*normalized_shape)))

    def forward(self, x):
        return layer_norm(x, self.shape, weight=self.weight, bias=self.bias, eps=self.eps)
