import torch

f64 = torch.float64


def with_moved(params, name, number, by):
    """All params in float64, one element of one of them moved."""
    point = {key: p.to(f64) for key, p in params.items()}
    p = point[name]
    bump = torch.zeros(p.numel(), dtype=f64)
    bump[number] = by
    point[name] = p + bump.reshape(p.shape)
    return point


def numerical_gradients(f, params, h=1e-6):
    grads = {}
    for name, p in params.items():
        g = [
            (float(f(with_moved(params, name, i, h))) - float(f(with_moved(params, name, i, -h))))
            / (2 * h)
            for i in range(p.numel())
        ]
        grads[name] = torch.tensor(g, dtype=f64).reshape(p.shape)
    return grads


def relative_error(a, b):
    if a.shape != b.shape:
        raise ValueError("different shapes")
    a, b = a.to(f64), b.to(f64)
    if not (a.any() or b.any()):
        return 0.0
    return (torch.dist(a, b) / (a.norm() + b.norm())).item()


def check_gradients(f, params, grads, tol=1e-6, h=1e-6):
    if params.keys() != grads.keys():
        odd = sorted(params.keys() ^ grads.keys())
        raise ValueError("only on one side: " + ", ".join(odd))
    numerical = numerical_gradients(f, params, h)
    errors = {}
    for name in params:
        try:
            error = relative_error(grads[name], numerical[name])
        except ValueError as problem:
            raise ValueError(f"{name}: {problem}") from problem
        if error > tol:
            errors[name] = error
    return dict(sorted(errors.items(), key=lambda item: -item[1]))
