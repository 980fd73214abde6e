"""One expression for the penalty; a closure takes the steps."""

import torch


def penalty(parameters, l1=0.0, l2=0.0):
    return sum((l1 * w.abs() + l2 * w**2 / 2).sum() for w in parameters)


def decay_groups(model, weight_decay):
    trained = list(filter(lambda p: p.requires_grad, model.parameters()))
    matrices = [p for p in trained if p.dim() not in (0, 1)]
    ids = set(map(id, matrices))
    others = [p for p in trained if id(p) not in ids]
    return [
        {"params": matrices, "weight_decay": weight_decay},
        {"params": others, "weight_decay": 0.0},
    ]


def train(start, loss_fn, make_optimizer, lr, decay, steps, decoupled=False):
    w = torch.tensor(start.tolist(), dtype=start.dtype, requires_grad=True)
    optimizer = make_optimizer([w], lr=lr)

    def closure():
        optimizer.zero_grad()
        loss = loss_fn(w)
        if not decoupled:
            loss = loss + penalty([w], l2=decay)
        loss.backward()
        if decoupled:
            w.data *= 1 - lr * decay
        return loss

    for _ in range(steps):
        optimizer.step(closure)
    return w.detach()
