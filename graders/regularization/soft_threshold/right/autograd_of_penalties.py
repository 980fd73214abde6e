import torch


def soft_threshold(x, t):
    return x - x.clamp(-t, t)


def slope(penalty, w):
    w = w.detach().requires_grad_()
    return torch.autograd.grad(penalty(w), w)[0]


class Descent:
    def __init__(self, penalty=None, threshold=0.0):
        self.penalty, self.threshold = penalty, threshold

    def __call__(self, gradient, start, lr, steps):
        path = [start]
        while len(path) < steps + 1:
            w = path[-1]
            force = gradient(w)
            if self.penalty is not None:
                force = force + slope(self.penalty, w)
            w = w - lr * force
            path.append(soft_threshold(w, lr * self.threshold) if self.threshold else w)
        return torch.stack(path)


def subgradient_descent(gradient, start, lr, l1, steps):
    return Descent(lambda w: l1 * w.abs().sum())(gradient, start, lr, steps)


def proximal_descent(gradient, start, lr, l1, steps):
    return Descent(threshold=l1)(gradient, start, lr, steps)


def ridge_descent(gradient, start, lr, l2, steps):
    return Descent(lambda w: l2 / 2 * (w * w).sum())(gradient, start, lr, steps)


def count_zeros(gradient, start, lr, strength, steps):
    ends = [
        run(gradient, start, lr, strength, steps)[-1]
        for run in (subgradient_descent, proximal_descent, ridge_descent)
    ]
    counts = [sum(value == 0 for value in end.flatten().tolist()) for end in ends]
    return dict(zip(["subgradient", "proximal", "ridge"], counts, strict=True))
