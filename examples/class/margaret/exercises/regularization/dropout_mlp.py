import copy
import random

import torch
from torch import nn


class Dropout(nn.Module):
    def __init__(self, p=0.5):
        super().__init__()
        self._p = self._checked(p)

    @staticmethod
    def _checked(p):
        if 0 <= p < 1:
            return p
        raise ValueError("p must be at least 0 and below 1")

    def forward(self, x):
        if not self.training:
            return x
        factors = [
            0.0 if random.random() < self._p else 1 / (1 - self._p) for _ in range(x.numel())
        ]
        return x * torch.tensor(factors, dtype=x.dtype).view(x.shape)


class DropoutMLP(nn.Module):
    def __init__(self, in_features, hidden_features, out_features, p=0.5):
        super().__init__()
        sizes = [in_features, hidden_features, out_features]
        self.layers = nn.ModuleList(
            nn.Linear(a, b) for a, b in zip(sizes[:-1], sizes[1:], strict=True)
        )
        self.noise = Dropout(p)

    def forward(self, x):
        for i, layer in enumerate(self.layers):
            x = layer(x)
            if i < len(self.layers) - 1:
                x = self.noise(x.clamp(min=0))
        return x


def prediction_spread(model, x, passes=100):
    spreads = []
    for twin in (copy.deepcopy(model).train(), copy.deepcopy(model).eval()):
        for param in twin.parameters():
            param.requires_grad_(False)
        sums, squares = 0, 0
        for _ in range(passes):
            y = twin(x).detach()
            sums, squares = sums + y, squares + y**2
        variance = (squares - sums**2 / passes) / (passes - 1)
        spreads.append(variance.clamp(min=0).sqrt())
    return spreads[0], spreads[1]
