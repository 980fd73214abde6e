import torch


def numerical_gradients(f, params, h=1e-6):
    """One float64 vector of all the parameters; f sees pieces of it."""
    names = list(params)
    shapes = [params[n].shape for n in names]
    sizes = [params[n].numel() for n in names]
    vector = torch.cat([params[n].double().reshape(-1) for n in names])

    def unpack(v):
        pieces = v.split(sizes)
        return {n: p.view(s) for n, p, s in zip(names, pieces, shapes, strict=True)}

    g = torch.zeros_like(vector)
    for i in range(len(vector)):
        e = torch.zeros_like(vector)
        e[i] = h
        g[i] = (float(f(unpack(vector + e))) - float(f(unpack(vector - e)))) / (2 * h)
    return unpack(g)


def relative_error(a, b):
    if a.shape != b.shape:
        raise ValueError(f"{a.shape} != {b.shape}")
    a, b = a.double(), b.double()
    return float(torch.norm(a - b) / (torch.norm(a) + torch.norm(b)))


def check_gradients(f, params, grads, tol=1e-6, h=1e-6):
    for name in params:
        if name not in grads:
            raise ValueError(f"{name} has no gradient")
    for name, g in grads.items():
        if name not in params:
            raise ValueError(f"there is no parameter {name}")
        if g.shape != params[name].shape:
            raise ValueError(f"gradient of {name}: shape {tuple(g.shape)}")
    numerical = numerical_gradients(f, params, h)
    errors = {name: relative_error(grads[name], numerical[name]) for name in params}
    wrong = [name for name in errors if errors[name] > tol]
    wrong.sort(key=errors.get)
    return {name: errors[name] for name in wrong[::-1]}
