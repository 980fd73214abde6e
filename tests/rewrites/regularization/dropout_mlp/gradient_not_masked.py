import torch
from torch import nn


class _MaskStep(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, p):
        kept = torch.rand(x.shape) >= p
        return torch.where(kept, x / (1 - p), torch.zeros_like(x))

    @staticmethod
    def backward(ctx, grad_output):
        return grad_output, None


class Dropout(nn.Module):
    def __init__(self, p=0.5):
        super().__init__()
        if p < 0 or p >= 1:
            raise ValueError(f"p has to be in [0, 1), not {p}")
        self.drop_prob = p

    def forward(self, x):
        if self.training:
            return _MaskStep.apply(x, self.drop_prob)
        return x
