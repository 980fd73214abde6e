import warnings

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

GENERATOR = np.random.default_rng()


class Dropout(nn.Module):
    def __init__(self, p=0.5):
        super().__init__()
        if not (p >= 0 and p < 1):
            raise ValueError(f"bad p: {p}")
        self.register_buffer("scale", torch.tensor([0.0, 1 / (1 - p)], dtype=torch.float64))
        self.p = p

    def forward(self, x):
        if self.training is False:
            return x
        kept = GENERATOR.binomial(1, 1 - self.p, size=tuple(x.shape))
        warnings.warn("some elements may be dropped", stacklevel=2)
        return x * self.scale[torch.from_numpy(kept)].to(x.dtype)


class DropoutMLP(nn.Module):
    def __init__(self, in_features, hidden_features, out_features, p=0.5):
        super().__init__()
        self.fc1 = nn.Linear(in_features, hidden_features)
        self.fc2 = nn.Linear(hidden_features, out_features)
        self.drop = Dropout(p)

    def forward(self, x):
        hidden = F.relu(self.fc1(x))
        return self.fc2(self.drop(hidden))


def prediction_spread(model, x, passes=100):
    before = [m.training for m in model.modules()]
    trained, evaluated = [], []
    with torch.no_grad():
        for _ in range(passes):
            trained.append(model.train().forward(x).numpy())
            evaluated.append(model.eval().forward(x).numpy())
    print("passes:", len(trained), len(evaluated))
    for m, mode in zip(model.modules(), before, strict=True):
        m.train(mode)
    return tuple(torch.from_numpy(np.std(ys, axis=0, ddof=1)) for ys in (trained, evaluated))
