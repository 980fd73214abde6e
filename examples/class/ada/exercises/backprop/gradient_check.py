import torch


def numerical_gradients(f, params, h=1e-6):
    point = {name: torch.empty(p.shape, dtype=torch.float64).copy_(p) for name, p in params.items()}
    grads = {}
    for name, p in point.items():
        flat = p.view(-1)  # same memory
        slopes = torch.zeros_like(flat)
        for i in range(flat.numel()):
            here = flat[i].item()
            losses = []
            for there in (here + h, here - h):
                flat[i] = there
                losses.append(float(f(point)))
            flat[i] = here
            slopes[i] = (losses[0] - losses[1]) / (2 * h)
        grads[name] = slopes.view(p.shape)
    return grads


def relative_error(a, b):
    if a.size() != b.size():
        raise ValueError(f"cannot compare {tuple(a.shape)} with {tuple(b.shape)}")
    a, b = a.double().flatten(), b.double().flatten()
    length = torch.linalg.vector_norm
    bottom = length(a) + length(b)
    return 0.0 if bottom == 0 else float(length(a - b) / bottom)


def check_gradients(f, params, grads, tol=1e-6, h=1e-6):
    for name in params.keys() | grads.keys():
        if name not in grads:
            raise ValueError(f"no gradient for {name}")
        if name not in params:
            raise ValueError(f"{name} is not a parameter")
        if grads[name].shape != params[name].shape:
            raise ValueError(f"{name}: {params[name].shape}, but gradient {grads[name].shape}")
    numerical = numerical_gradients(f, params, h)
    errors = [(relative_error(grads[name], numerical[name]), name) for name in params]
    return {name: e for e, name in sorted(errors, reverse=True) if e > tol}
