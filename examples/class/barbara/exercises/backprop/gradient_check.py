from __future__ import annotations

from collections.abc import Iterator

import torch
from torch import Tensor


def moved(p: Tensor, by: float) -> Iterator[Tensor]:
    """Give a copy of p for each of its elements, in which this element is moved."""
    for i in range(p.numel()):
        copy = p.clone(memory_format=torch.contiguous_format)
        copy.view(-1)[i] += by
        yield copy


def numerical_gradients(f, params, h=1e-6):
    exact = {name: p.double() for name, p in params.items()}

    def losses(name: str, by: float) -> Tensor:
        values = [float(f({**exact, name: p})) for p in moved(exact[name], by)]
        return torch.tensor(values, dtype=torch.float64).view(exact[name].shape)

    return {name: (losses(name, h) - losses(name, -h)) / (2 * h) for name in exact}


def relative_error(a, b):
    if a.shape != b.shape:
        raise ValueError(f"shapes: {tuple(a.shape)} and {tuple(b.shape)}")
    a, b = a.double(), b.double()
    scale = (a.norm() + b.norm()).item()
    return (a - b).norm().item() / scale if scale > 0 else 0.0


def check_gradients(f, params, grads, tol=1e-6, h=1e-6):
    extra, lacking = set(grads) - set(params), set(params) - set(grads)
    if extra or lacking:
        raise ValueError(f"not in params: {sorted(extra)}, not in grads: {sorted(lacking)}")
    for name, grad in grads.items():
        if grad.shape != params[name].shape:
            raise ValueError(f"shape of the gradient of {name}: {tuple(grad.shape)}")
    numerical = numerical_gradients(f, params, h)
    errors = [(name, relative_error(grad, numerical[name])) for name, grad in grads.items()]
    errors.sort(key=lambda pair: pair[1], reverse=True)
    return {name: error for name, error in errors if error > tol}
