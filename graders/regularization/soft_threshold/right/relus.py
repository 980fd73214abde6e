import torch


def soft_threshold(x, t):
    return torch.relu(x - t) - torch.relu(-x - t)


def subgradient_descent(gradient, start, lr, l1, steps):
    w, path = start.clone(), [start.clone()]
    for _ in range(steps):
        w = w - lr * gradient(w) - lr * l1 * torch.sign(w)
        path.append(w)
    return torch.stack(path)


def proximal_descent(gradient, start, lr, l1, steps):
    w, path = start.clone(), [start.clone()]
    for _ in range(steps):
        w = soft_threshold(w - lr * gradient(w), lr * l1)
        path.append(w)
    return torch.stack(path)


def ridge_descent(gradient, start, lr, l2, steps):
    w, path = start.clone(), [start.clone()]
    for _ in range(steps):
        w = (1 - lr * l2) * w - lr * gradient(w)
        path.append(w)
    return torch.stack(path)


def count_zeros(gradient, start, lr, strength, steps):
    return {
        "subgradient": torch.sum(
            subgradient_descent(gradient, start, lr, strength, steps)[-1] == 0
        ).item(),
        "proximal": torch.sum(
            proximal_descent(gradient, start, lr, strength, steps)[-1] == 0
        ).item(),
        "ridge": torch.sum(ridge_descent(gradient, start, lr, strength, steps)[-1] == 0).item(),
    }
