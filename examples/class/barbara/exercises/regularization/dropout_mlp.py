import torch
from torch import nn
from torch.distributions import Uniform


class _Switch(nn.Module):
    """What to do is chosen by the mode."""

    def forward(self, x):
        return self.noisy(x) if self.training else x

    def noisy(self, x):
        return x


class Dropout(_Switch):
    def __init__(self, p=0.5):
        nn.Module.__init__(self)
        if min(p, 1 - p) < 0 or p == 1:
            raise ValueError("expected 0 <= p < 1")
        self.uniform = Uniform(0.0, 1.0)
        self.q = 1 - p

    def noisy(self, x):
        y = torch.zeros_like(x)
        kept = self.uniform.sample(x.shape) < self.q
        y[kept] = x[kept] / self.q
        return y


class GeneratorDropout(Dropout):
    def __init__(self, p):
        super().__init__(p)
        self.generator = torch.Generator()
        self.generator.seed()

    def noisy(self, x):
        kept = torch.empty(x.shape, dtype=x.dtype).bernoulli_(self.q, generator=self.generator)
        return torch.einsum("...,...->...", x, kept) / self.q


class DropoutMLP(nn.Module):
    def __init__(self, in_features, hidden_features, out_features, p=0.5):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(in_features, hidden_features), nn.ReLU())
        self.add_module("head!", nn.Linear(hidden_features, out_features))
        self.between = GeneratorDropout(p)

    def forward(self, x):
        return getattr(self, "head!")(self.between(self.body(x)))


def prediction_spread(model, x, passes=100):
    with torch.no_grad():
        modules = list(model.modules())
        training = [m for m in modules if m.training]
        evaluating = [m for m in modules if not m.training]
        results = []
        for mode in [True, False]:
            model.train(mode)
            ys = None
            for i in range(passes):
                y = model(x)
                if ys is None:
                    ys = y.new_empty((passes, *y.shape))
                ys[i] = y
            results.append(ys.var(0).sqrt())
        for m in training:
            m.training = True
        for m in evaluating:
            m.training = False
    return results
