"""Right: nested lists of Python floats, one dimension after the other; tensors only for f."""

import copy

import torch


def as_tensors(lists):
    return {name: torch.tensor(nested, dtype=torch.float64) for name, nested in lists.items()}


def numerical_gradients(f, params, h=1e-6):
    lists = {name: param.tolist() for name, param in params.items()}

    def loss(name, path, step):
        changed = copy.deepcopy(lists)
        place, key = changed, name
        for index in path:
            place, key = place[key], index
        place[key] += step
        return float(f(as_tensors(changed)))

    def slopes(name, path, shape):
        if shape:
            return [slopes(name, (*path, i), shape[1:]) for i in range(shape[0])]
        return (loss(name, path, h) - loss(name, path, -h)) / (2 * h)

    return as_tensors({name: slopes(name, (), p.shape) for name, p in params.items()})


def relative_error(a, b):
    if list(a.shape) != list(b.shape):
        raise ValueError

    def norm(x):
        return torch.linalg.vector_norm(x, dtype=torch.float64).item()

    total = norm(a) + norm(b)
    return norm(torch.sub(a.double(), b.double())) / total if total != 0 else 0.0


def check_gradients(f, params, grads, tol=1e-6, h=1e-6):
    if len({**params, **grads}) > min(len(params), len(grads)):
        raise ValueError(f"{list(params)} and {list(grads)} are not the same names")
    bad = {n: g.shape for n, g in grads.items() if g.shape != params[n].shape}
    if bad:
        raise ValueError(f"wrong shapes: {bad}")
    numerical = numerical_gradients(f, params, h)
    errors = {name: relative_error(numerical[name], grads[name]) for name in params}
    report = {}
    while errors:
        worst = max(errors, key=lambda name: errors[name])
        error = errors.pop(worst)
        if error > tol:
            report[worst] = error
    return report
