import torch
from torch import nn


class Function(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, weight):
        ctx.save_for_backward(x, weight)
        result = x.clone()
        view = result.view(1, 1, -1) if len(weight) == 1 else result.view(*x.shape[:2], -1)
        view[...] = torch.where(view > 0, view, view * weight[:, None])
        return result

    @staticmethod
    def backward(ctx, grad):
        return prelu_backward(*ctx.saved_tensors, grad)


def prelu(x, weight):
    return Function.apply(x, weight)


def prelu_backward(x, weight, grad):
    shape = (1, 1, -1) if len(weight) == 1 else (*x.shape[:2], -1)
    negative = (x <= 0).to(x.dtype).reshape(shape)
    g = grad.reshape(shape)
    grad_x = g * (1 - negative) + torch.einsum("ncl,c->ncl", g * negative, weight)
    grad_weight = torch.einsum("ncl,ncl,ncl->c", g, negative, x.reshape(shape))
    return grad_x.reshape(x.shape), grad_weight


class PReLU(nn.Module):
    def __init__(self, num_parameters=1, init=0.25):
        super().__init__()
        self.weight = nn.Parameter(torch.empty(num_parameters))
        nn.init.constant_(self.weight, init)

    def forward(self, x):
        return Function.apply(x, self.weight)
