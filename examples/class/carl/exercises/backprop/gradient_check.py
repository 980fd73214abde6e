import torch


def numerical_gradients(f, params, h=1e-6):
    p64 = {name: p.double().clone() for name, p in params.items()}
    start = float(f(p64))
    grads = {}
    for name in p64:
        flat = p64[name].reshape(-1)
        grad = torch.zeros(len(flat), dtype=torch.float64)
        for i in range(len(flat)):
            old = flat[i].clone()
            flat[i] += h
            grad[i] = (float(f(p64)) - start) / h
            flat[i] = old
        grads[name] = grad.reshape(params[name].shape)
    return grads


def relative_error(a, b):
    if a.shape != b.shape:
        raise ValueError("shapes differ")
    a, b = a.double(), b.double()
    if a.norm() + b.norm() == 0:
        return 0.0
    return ((a - b).norm() / (a.norm() + b.norm())).item()


def check_gradients(f, params, grads, tol=1e-6, h=1e-6):
    for name in params:
        if name not in grads or grads[name].shape != params[name].shape:
            raise ValueError(f"gradient of {name} is missing or has a wrong shape")
    for name in grads:
        if name not in params:
            raise ValueError(f"{name} is no parameter")
    numerical = numerical_gradients(f, params, h)
    report = {}
    for name in params:
        error = relative_error(grads[name], numerical[name])
        if error > tol:
            report[name] = error
    return report
