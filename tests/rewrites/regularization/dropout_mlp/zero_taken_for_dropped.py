import torch
from torch import nn


class Masked(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, p):
        out = torch.where(torch.rand_like(x) < p, torch.zeros_like(x), x / (1 - p))
        ctx.save_for_backward(out)
        ctx.scale = 1 / (1 - p)
        return out

    @staticmethod
    def backward(ctx, grad):
        out = ctx.saved_tensors[0]
        return torch.where(out == 0, torch.zeros_like(grad), grad * ctx.scale), None


class Dropout(nn.Module):
    def forward(self, x):
        if not self.training:
            return x
        return Masked.apply(x, self.p)
