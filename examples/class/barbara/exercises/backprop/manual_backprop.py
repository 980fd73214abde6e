from __future__ import annotations

from dataclasses import dataclass, field

import torch
from torch import Tensor


@dataclass
class Affine:
    weight: Tensor
    bias: Tensor | None = None
    seen: Tensor | None = None
    grads: list[Tensor] = field(default_factory=list)

    def forward(self, rows):
        self.seen = rows
        return torch.addmm(self.bias, rows, self.weight)

    def backward(self, upstream):
        self.grads = [self.seen.mT.matmul(upstream), upstream.sum(dim=-2)]
        return torch.nn.functional.linear(upstream, self.weight)


@dataclass
class Squash:
    out: Tensor | None = None

    def forward(self, z):
        self.out = z.neg().exp().add(1).reciprocal()
        return self.out

    def backward(self, upstream):
        return upstream * torch.addcmul(self.out, self.out, self.out, value=-1)


class MeanSquares:
    def __init__(self, targets):
        self.targets = targets

    def forward(self, outputs):
        return torch.nn.functional.mse_loss(outputs, self.targets)

    def backward(self, outputs):
        return (outputs - self.targets).mul(2).div(outputs.numel())


@torch.no_grad()
def forward(x, w1, b1, w2, b2):
    assert not x.requires_grad
    found = []
    for affine in (Affine(w1, b1), Affine(w2, b2)):
        x = Squash().forward(affine.forward(x))
        found.append(x)
    return tuple(found)


def loss(a2, y):
    return MeanSquares(y).forward(a2)


def backward(x, y, w2, a1, a2):
    first, last = Affine(w2.new_empty(x.shape[1], w2.shape[0]), seen=x), Affine(w2, seen=a1)
    g = MeanSquares(y).backward(a2)
    for step in (Squash(a2), last, Squash(a1), first):
        g = step.backward(g)
    return (*first.grads, *last.grads)


def train_step(x, y, w1, b1, w2, b2, lr):
    with torch.inference_mode():
        a1, a2 = forward(x, w1, b1, w2, b2)
        grads = backward(x, y, w2, a1, a2)
        new = [p.detach().clone() for p in (w1, b1, w2, b2)]
        for p, g in zip(new, grads, strict=True):
            p.sub_(g, alpha=lr)
    return new[0], new[1], new[2], new[3]
