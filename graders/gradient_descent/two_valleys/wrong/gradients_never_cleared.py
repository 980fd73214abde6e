"""Belief: backward writes a new gradient.

Advice: Print w.grad in each step from w = 1, with (w - a)² and a = 0. Does it become smaller?
"""


def _descend(loss_at, starts, lr, steps):
    w = starts.clone().requires_grad_()
    path = [starts]
    for step in steps:
        loss_at(w, step).sum().backward()
        with torch.no_grad():
            w -= lr * w.grad
        path.append(w.detach().clone())
    return torch.stack(path)
