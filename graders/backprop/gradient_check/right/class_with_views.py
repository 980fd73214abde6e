"""Right: a class that moves elements through flat views of its own copies, and moves them back."""

import warnings
from collections import OrderedDict
from contextlib import contextmanager

import torch


class Probe:
    def __init__(self, f, params, h):
        self.f, self.h = f, h
        self.point = OrderedDict()
        for name, param in params.items():
            self.point[name] = torch.empty(param.shape, dtype=torch.float64).copy_(param)

    @contextmanager
    def moved(self, name, i, by):
        flat = self.point[name].view(-1)
        before = flat[i].clone()
        flat[i] += by
        try:
            yield
        finally:
            flat[i] = before

    def loss(self, *move):
        with self.moved(*move):
            loss = self.f(dict(self.point))
        return loss.item() if isinstance(loss, torch.Tensor) else loss

    def gradient(self, name):
        slopes = [
            (self.loss(name, i, self.h) - self.loss(name, i, -self.h)) * (0.5 / self.h)
            for i in range(self.point[name].numel())
        ]
        return torch.tensor(slopes, dtype=torch.float64).view_as(self.point[name])


@torch.no_grad()
def numerical_gradients(f, params, h=1e-6):
    probe = Probe(f, params, h)
    return {name: probe.gradient(name) for name in probe.point}


def relative_error(a, b):
    if a.shape != b.shape:
        raise ValueError("the shapes differ")
    a, b = a.to(torch.float64), b.to(torch.float64)
    if not a.any() and not b.any():
        return 0.0
    return float(norm(a - b) / (norm(a) + norm(b)))


def norm(x):
    return torch.einsum("i,i->", x.flatten(), x.flatten()).sqrt()


def check_gradients(f, params, grads, tol=1e-6, h=1e-6):
    if len(params) > 100:
        warnings.warn("this will take a while", stacklevel=2)
    for name in set(params).union(grads):
        try:
            fits = grads[name].size() == params[name].size()
        except KeyError:
            raise ValueError(f"only one of the two has {name}") from None
        if not fits:
            raise ValueError(f"{name} has a gradient of the wrong shape")
    probe = Probe(f, params, h)
    errors = [(name, relative_error(grads[name], probe.gradient(name))) for name in grads]
    errors.sort(key=lambda pair: pair[1])
    report = {}
    while errors and errors[-1][1] > tol:
        name, report[name] = errors.pop()
    return report
