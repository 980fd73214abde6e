import torch
from torch import nn


class Scaler:
    def __init__(self, x):
        var, self.mean = torch.var_mean(x, dim=0, unbiased=False)
        same = x.amax(0) == x.amin(0)
        self.std = torch.where(same, torch.ones_like(var), var.sqrt())

    def __call__(self, x):
        return standardize(x, self.mean, self.std)


def fit_scaler(x):
    scaler = Scaler(x)
    return scaler.mean, scaler.std


def standardize(x, mean, std):
    return (x - mean) @ std.reciprocal().diag()


def standardize_splits(train, test):
    scaler = Scaler(train)
    return scaler(train), scaler(test)


def saturation(linear, x, limit=0.99):
    outputs = torch.tanh(linear(x))
    return 1 - ((outputs <= limit) & (outputs >= -limit)).float().mean().item()


def fold_scaler(linear, mean, std):
    weight = linear.weight.detach() @ torch.diag(1 / std)
    bias = torch.einsum("hj,j->h", -weight, mean)
    if linear.bias is not None:
        bias = bias + linear.bias.detach()
    new = nn.utils.skip_init(nn.Linear, *reversed(weight.shape), dtype=weight.dtype)
    new.load_state_dict({"weight": weight, "bias": bias})
    return new
