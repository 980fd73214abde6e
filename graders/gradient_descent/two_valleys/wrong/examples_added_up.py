"""Belief: batch descent adds the derivatives of all examples up.

Advice: Give each example twice. Does your first step become twice as long?
"""


def batch_descent(loss, data, starts, lr, steps):
    path = [starts]
    for _ in range(steps):
        w = path[-1].clone().requires_grad_()
        (derivative,) = torch.autograd.grad(loss(w[:, None], data).sum(), w)
        path.append((w - lr * derivative).detach())
    return torch.stack(path)
