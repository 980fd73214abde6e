import torch
from torch import nn


class Dropout(nn.Module):
    def forward(self, x):
        if self.training:
            out = x * (1.0 / (1.0 - self.p))
            flat = out.reshape(out.numel())
            flat.masked_fill_(torch.rand(out.numel()).lt(self.p), 0.0)
            return out
        return x
