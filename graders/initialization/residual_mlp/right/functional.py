"""A block by a function, hooks that keep the hidden values, and the engine's backward."""

import math

import torch
from torch import nn


class Residual(nn.Module):
    def __init__(self, branch, scale=1.0):
        super().__init__()
        self.f = branch
        self.register_buffer("s", torch.tensor(float(scale)), persistent=False)

    def forward(self, h):
        y = self.f(h)
        if tuple(y.shape) != tuple(h.shape):
            raise ValueError("shapes differ")
        return torch.add(h, y, alpha=self.s.item())


def residual_mlp(n_inputs, width, depth, n_outputs, gain, scale):
    parts = [nn.Linear(n_inputs, width)]
    for _ in range(depth):
        parts.append(nn.Sequential(nn.ReLU(), nn.Linear(width, width)))
    parts.append(nn.Sequential(nn.ReLU(), nn.Linear(width, n_outputs)))
    for param in nn.Sequential(*parts).parameters():
        if param.ndim == 2:
            param.data = torch.randn(param.shape) * gain / param.shape[1] ** 0.5
        else:
            param.data.zero_()
    if scale is not None:
        parts[1:-1] = [Residual(part, scale) for part in parts[1:-1]]
    return nn.Sequential(*parts)


def gradient_norms(model, loss_fn, x, y):
    kept = [param.grad for param in model.parameters()]
    hidden = []

    def keep(module, inputs, output):
        output.retain_grad()
        hidden.append(output)

    handles = [module.register_forward_hook(keep) for module in list(model)[:-1]]
    try:
        for param in model.parameters():
            param.grad = None
        loss_fn(model(x), y).backward()
    finally:
        for handle in handles:
            handle.remove()
        for param, grad in zip(model.parameters(), kept, strict=True):
            param.grad = grad
    return [float(torch.sqrt((h.grad**2).sum())) for h in hidden]


def expected_ratio(depth, gain, scale):
    skip, scale = (0.0, 1.0) if scale is None else (1.0, scale)
    return math.sqrt(skip + (scale * gain) ** 2 / 2) ** depth


def compare(width, depth, gain, x, y, seed):
    def one(scale):
        torch.manual_seed(seed)
        model = residual_mlp(x.size(1), width, depth, y.size(1), gain, scale)
        first, *_, last = gradient_norms(model, nn.functional.mse_loss, x, y)
        return first / last, expected_ratio(depth, gain, scale)

    return {"plain": one(None), "skip": one(1.0), "scaled skip": one(depth**-0.5)}
