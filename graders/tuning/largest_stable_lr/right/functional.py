import math

import torch
from torch.func import functional_call, grad, jvp


def split(model):
    names = [n for n, p in model.named_parameters() if p.requires_grad]
    return names, {n: p.detach() for n, p in model.named_parameters()}


def unflatten(vector, names, values):
    parts = vector.split([values[n].numel() for n in names])
    return {n: part.reshape(values[n].shape) for n, part in zip(names, parts)}


def hessian_vector_product(model, loss_fn, x, y, vector):
    names, values = split(model)

    def loss(free):
        return loss_fn(functional_call(model, values | free, (x,)), y)

    free = {n: values[n] for n in names}
    _, product = jvp(grad(loss), (free,), (unflatten(vector, names, values),))
    return torch.cat([product[n].flatten() for n in names])


def power_iteration(multiply, start, tol=1e-5, max_steps=50):
    v = torch.nn.functional.normalize(start, dim=0)
    history = []
    while len(history) < max_steps:
        u = multiply(v)
        history.append(float(torch.dot(v, u)))
        length = torch.linalg.vector_norm(u)
        if length == 0:
            return 0.0
        if len(history) > 1 and abs(history[-1] - history[-2]) <= tol * abs(history[-1]):
            break
        v = u.div(length)
    return history[-1]


def largest_stable_lr(model, loss_fn, x, y, generator=None, tol=1e-5, max_steps=50):
    names, values = split(model)
    size = sum(values[n].numel() for n in names)
    start = torch.randn(size, generator=generator, dtype=values[names[0]].dtype)
    shift = 0.0

    def shifted(v):
        return hessian_vector_product(model, loss_fn, x, y, v) - shift * v

    top = power_iteration(shifted, start, tol, max_steps)
    if top < 0:
        shift = top
        top = shift + power_iteration(shifted, start, tol, max_steps)
    if top <= 0:
        return math.inf
    return 2.0 / top


def stays_bounded(model, loss_fn, x, y, lr, steps):
    names, values = split(model)

    def loss(free):
        return loss_fn(functional_call(model, values | free, (x,)), y)

    free = {n: values[n] for n in names}
    first = loss(free)
    for _ in range(steps):
        slopes = grad(loss)(free)
        free = {n: free[n] - lr * slopes[n] for n in names}
    return bool(loss(free) <= first)
