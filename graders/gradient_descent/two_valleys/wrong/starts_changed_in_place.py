"""Belief: the starts may be used as the parameters.

Advice: Print starts after the call.
"""


def _descend(loss_at, starts, lr, steps):
    path, w = [starts.clone()], starts
    for step in steps:
        leaf = w.clone().requires_grad_()
        (derivative,) = torch.autograd.grad(loss_at(leaf, step).sum(), leaf)
        w -= lr * derivative
        path.append(w.clone())
    return torch.stack(path)
