"""Right: a backward pass of its own; dropout before the ReLU, which is the same function."""

import contextlib

import torch
from torch import nn


class DropoutFunction(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, p):
        dropped = torch.rand(x.shape, dtype=torch.float64) < p
        ctx.save_for_backward(dropped)
        ctx.p = p
        return x.masked_fill(dropped, 0) / (1 - p)

    @staticmethod
    def backward(ctx, grad):
        (dropped,) = ctx.saved_tensors
        return grad.masked_fill(dropped, 0) / (1 - ctx.p), None


def dropout(x, p, training):
    return DropoutFunction.apply(x, p) if training else x


class Dropout(nn.Module):
    def __init__(self, p=0.5):
        super().__init__()
        if p not in range(0, 1) and not 0 < p < 1:
            raise ValueError(p)
        self.p = p

    def forward(self, x):
        return dropout(x, self.p, self.training)


class DropoutMLP(nn.Module):
    def __init__(self, in_features, hidden_features, out_features, p=0.5):
        super().__init__()
        self.p = p
        self.first = nn.Linear(in_features, hidden_features)
        self.second = nn.Linear(hidden_features, out_features)

    def forward(self, x):
        return self.second(torch.relu(dropout(self.first(x), self.p, self.training)))


@contextlib.contextmanager
def modes_kept(model):
    modes = {name: module.training for name, module in model.named_modules()}
    try:
        yield
    finally:
        for name, mode in modes.items():
            model.get_submodule(name).training = mode


def prediction_spread(model, x, passes=100):
    def one_spread(mode):
        for module in model.modules():
            module.training = mode
        ys = torch.cat([model(x)[None] for _ in range(passes)])
        deviations = ys - ys.mean(0)
        return torch.sqrt(deviations.square().sum(0) / (passes - 1))

    with modes_kept(model), torch.no_grad():
        eval_spread = one_spread(False)
        return one_spread(True), eval_spread
