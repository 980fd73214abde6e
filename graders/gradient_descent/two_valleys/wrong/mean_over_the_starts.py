"""Belief: a loss must be a mean before backward.

Advice: Descend from 1 start, and from 4 equal ones. Are the paths the same?
"""


def _descend(loss_at, starts, lr, steps):
    path = [starts]
    for step in steps:
        w = path[-1].clone().requires_grad_()
        (derivative,) = torch.autograd.grad(loss_at(w, step).mean(), w)
        path.append((w - lr * derivative).detach())
    return torch.stack(path)
