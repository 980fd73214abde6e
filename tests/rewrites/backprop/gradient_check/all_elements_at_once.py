import torch


def numerical_gradients(f, params, h=1e-6):
    base = {name: p.to(torch.float64).clone() for name, p in params.items()}
    result = {}
    for name, p in base.items():
        plus = dict(base)
        minus = dict(base)
        plus[name] = p + h
        minus[name] = p - h
        slope = (float(f(plus)) - float(f(minus))) / (2 * h)
        result[name] = torch.full(p.shape, slope, dtype=torch.float64)
    return result
