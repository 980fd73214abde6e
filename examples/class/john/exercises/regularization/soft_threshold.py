import torch


def soft_threshold(x, t):
    return torch.where(x > t, x - t, torch.where(x < -t, x + t, torch.zeros_like(x)))


def walk(rule, start, steps):
    path = torch.empty((steps + 1, *start.shape), dtype=start.dtype)
    path[0] = start
    for i in range(steps):
        path[i + 1] = rule(path[i].clone())
    return path


def subgradient_descent(gradient, start, lr, l1, steps):
    def rule(w):
        force = torch.zeros_like(w)
        force[w > 0] = l1
        force[w < 0] = -l1
        return w - lr * (gradient(w) + force)

    return walk(rule, start, steps)


def proximal_descent(gradient, start, lr, l1, steps):
    return walk(lambda w: soft_threshold(w - lr * gradient(w), lr * l1), start, steps)


def ridge_descent(gradient, start, lr, l2, steps):
    return walk(lambda w: w - lr * gradient(w) - lr * l2 * w, start, steps)


def count_zeros(gradient, start, lr, strength, steps):
    counts = {}
    for descent in (subgradient_descent, proximal_descent, ridge_descent):
        end = descent(gradient, start, lr, strength, steps)[-1]
        counts[descent.__name__.split("_")[0]] = end.numel() - int(end.count_nonzero())
    return counts
