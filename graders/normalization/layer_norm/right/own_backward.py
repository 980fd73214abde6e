import torch
from torch import nn


class Normalize(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, dims, eps, centered):
        if centered:
            x = x - x.mean(dims, keepdim=True)
        ctx.inverse = (x.pow(2).mean(dims, keepdim=True) + eps).rsqrt()
        ctx.normed, ctx.dims, ctx.centered = x * ctx.inverse, dims, centered
        return ctx.normed.clone()

    @staticmethod
    def backward(ctx, grad):
        along = (grad * ctx.normed).mean(ctx.dims, keepdim=True)
        result = grad - ctx.normed * along
        if ctx.centered:
            result = result - grad.mean(ctx.dims, keepdim=True)
        return ctx.inverse * result, None, None, None


def normalized(x, shape, eps, centered):
    first = x.ndim - len(shape)
    if first < 0 or list(x.shape)[first:] != list(shape):
        raise ValueError("wrong shape")
    return Normalize.apply(x, tuple(range(first, x.ndim)), eps, centered)


def layer_norm(x, normalized_shape, weight=None, bias=None, eps=1e-5):
    y = normalized(x, normalized_shape, eps, True)
    return y * (1 if weight is None else weight) + (0 if bias is None else bias)


def rms_norm(x, normalized_shape, weight=None, eps=None):
    y = normalized(x, normalized_shape, torch.finfo(x.dtype).eps if eps is None else eps, False)
    if weight is not None:
        y = y.mul(weight)
    return y


class LayerNorm(nn.Module):
    def __init__(self, normalized_shape, eps=1e-5):
        super().__init__()
        self.weight = nn.Parameter(torch.empty(normalized_shape))
        self.bias = nn.Parameter(torch.empty(normalized_shape))
        nn.init.ones_(self.weight)
        nn.init.zeros_(self.bias)
        self.eps = eps

    def forward(self, x):
        return self.weight * normalized(x, self.weight.shape, self.eps, True) + self.bias
