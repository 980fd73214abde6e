import numpy as np
import torch


def trainable(model):
    return [p for p in model.parameters() if p.requires_grad]


def hessian(model, loss_fn, x, y):
    params = trainable(model)
    grads = torch.autograd.grad(loss_fn(model(x), y), params, create_graph=True, allow_unused=True)
    rows = []
    for param, grad in zip(params, grads):
        for i in range(param.numel()):
            row = [None] * len(params)
            if grad is not None and grad.requires_grad:
                entry = grad.flatten()[i]
                row = torch.autograd.grad(entry, params, retain_graph=True, allow_unused=True)
            row = [torch.zeros_like(p) if r is None else r for p, r in zip(params, row)]
            rows.append(torch.cat([r.flatten() for r in row]))
    return torch.stack(rows)


def hessian_vector_product(model, loss_fn, x, y, vector):
    return torch.mv(hessian(model, loss_fn, x, y), vector)


def power_iteration(multiply, start, tol=1e-5, max_steps=50):
    v, before = start, None
    for _ in range(max_steps):
        v = v / np.sqrt(float((v * v).sum()))
        u = multiply(v)
        now = torch.inner(u, v).item()
        if torch.count_nonzero(u) == 0:
            return 0.0
        if before is not None and abs(now - before) <= tol * abs(now):
            return now
        v, before = u, now
    return before


def largest_stable_lr(model, loss_fn, x, y, generator=None, tol=1e-5, max_steps=50):
    matrix = hessian(model, loss_fn, x, y)
    start = torch.randn(len(matrix), generator=generator, dtype=matrix.dtype)
    first = power_iteration(matrix.matmul, start, tol, max_steps)
    if first >= 0:
        largest = first
    else:
        shifted = matrix - first * torch.eye(len(matrix), dtype=matrix.dtype)
        largest = first + power_iteration(shifted.matmul, start, tol, max_steps)
    return 2 / largest if largest > 0 else float("inf")


def stays_bounded(model, loss_fn, x, y, lr, steps):
    params = trainable(model)
    kept = [p.detach().clone() for p in params]
    losses = []
    try:
        for _ in range(steps):
            loss = loss_fn(model(x), y)
            losses.append(loss.item())
            grads = torch.autograd.grad(loss, params)
            with torch.no_grad():
                for p, g in zip(params, grads):
                    p.sub_(lr * g)
        losses.append(loss_fn(model(x), y).item())
    finally:
        with torch.no_grad():
            for p, old in zip(params, kept):
                p.copy_(old)
    return losses[-1] <= losses[0]
