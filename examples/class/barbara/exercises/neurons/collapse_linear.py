from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

import torch
from torch import Tensor, nn


@dataclass(frozen=True)
class AffineMap:
    weight: Tensor
    bias: Tensor | None

    @classmethod
    def of(cls, layer: nn.Linear) -> AffineMap:
        bias = None if layer.bias is None else layer.bias.detach()
        return cls(layer.weight.detach(), bias)

    def then(self, other: AffineMap) -> AffineMap:
        weight = other.weight.matmul(self.weight)
        if self.bias is None:
            return AffineMap(weight, other.bias)
        bias = other.weight.matmul(self.bias)
        return AffineMap(weight, bias if other.bias is None else bias + other.bias)

    def layer(self) -> nn.Linear:
        out_features, in_features = self.weight.shape
        with_bias = self.bias is not None
        new = nn.Linear(in_features, out_features, bias=with_bias, dtype=self.weight.dtype)
        with torch.no_grad():
            new.weight.copy_(self.weight)
            if with_bias:
                new.bias.copy_(self.bias)
        return new


def _joined(layers: Iterable[nn.Linear]) -> nn.Linear:
    first, *others = map(AffineMap.of, layers)
    for other in others:
        first = first.then(other)
    return first.layer()


def bend(model, a, b):
    middle = torch.lerp(a, b, 0.5)
    # print(middle)
    return model(middle) - (model(a) + model(b)).div(2)


def collapse(stack):
    if len(stack) == 0:
        raise ValueError("there is nothing to collapse")
    for module in stack:
        if not isinstance(module, nn.Linear):
            raise ValueError(f"cannot collapse a {type(module).__name__}")
    return _joined(stack)


def collapse_runs(model):
    new = nn.Sequential()
    for linear, run in groupby(model, key=lambda module: isinstance(module, nn.Linear)):
        for module in [_joined(run)] if linear else run:
            new.append(module)
    return new
