"""The gradient is led back module by module, with a vector-Jacobian product each."""

import torch
from torch import nn


def gradient_norms(model, loss_fn, x, y):
    modules = list(model)
    hidden = [x]
    for module in modules[:-1]:
        with torch.no_grad():
            hidden.append(module(hidden[-1]))
    end = hidden[-1].clone().requires_grad_()
    (grad,) = torch.autograd.grad(loss_fn(modules[-1](end), y), end)
    norms = [torch.linalg.norm(grad).item()]
    for h, module in zip(hidden[-2:0:-1], modules[-2:0:-1], strict=True):
        start = h.clone().requires_grad_()
        (grad,) = torch.autograd.grad(module(start), start, grad)
        norms.insert(0, torch.linalg.norm(grad).item())
    return norms


def expected_ratio(depth, gain, scale):
    ratio = 1.0
    for _ in range(depth):
        ratio *= (gain**2 / 2 if scale is None else 1 + (scale * gain) ** 2 / 2) ** 0.5
    return ratio


class Block(nn.Module):
    def __init__(self, branch, scale):
        super().__init__()
        self.scale = scale
        self.branch = branch

    def forward(self, h):
        h_next = self.branch(h)
        if h_next.shape != h.shape:
            raise ValueError(h_next.shape)
        h_next = h_next * self.scale
        h_next += h
        return h_next


class Residual(Block):
    def __init__(self, branch, scale=1):
        super().__init__(branch, scale)


def layer(n, m, gain):
    made = nn.Linear(n, m)
    made.weight = nn.Parameter(torch.normal(0.0, gain * n**-0.5, size=(m, n)))
    made.bias = nn.Parameter(torch.zeros(m))
    return made


def residual_mlp(n_inputs, width, depth, n_outputs, gain, scale):
    model = nn.Sequential(layer(n_inputs, width, gain))
    for i in range(depth):
        branch = nn.Sequential(nn.ReLU(), layer(width, width, gain))
        model.append(Residual(branch, scale) if scale is not None else branch)
    return model.append(nn.Sequential(nn.ReLU(), layer(width, n_outputs, gain)))


def compare(width, depth, gain, x, y, seed):
    scales = dict(zip(["plain", "skip", "scaled skip"], [None, 1.0, depth**-0.5], strict=True))
    result = {}
    for name in scales:
        torch.manual_seed(seed)
        net = residual_mlp(x.shape[-1], width, depth, y.shape[-1], gain, scales[name])
        norms = gradient_norms(net, nn.MSELoss(), x, y)
        result[name] = norms[0] / norms[-1], expected_ratio(depth, gain, scales[name])
    return result
