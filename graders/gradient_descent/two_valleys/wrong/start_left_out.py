"""Belief: a path holds the parameters after each step.

Advice: Print the shape of your path for 2 steps. Where is the start?
"""


def _descend(loss_at, starts, lr, steps):
    path, w = [], starts
    for step in steps:
        w = w.clone().requires_grad_()
        (derivative,) = torch.autograd.grad(loss_at(w, step).sum(), w)
        w = (w - lr * derivative).detach()
        path.append(w)
    return torch.stack(path) if path else starts[:0]
