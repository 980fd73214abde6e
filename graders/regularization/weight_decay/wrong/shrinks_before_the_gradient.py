"""Belief: since w shrinks first, the gradient is that of the smaller w.

Advice: Take one step of SGD on w², both ways. They should agree: at which w is g?
"""

import torch


def train(start, loss_fn, make_optimizer, lr, decay, steps, decoupled=False):
    w = start.clone().requires_grad_()
    optimizer = make_optimizer([w], lr=lr)
    for _ in range(steps):
        optimizer.zero_grad()
        if decoupled:
            with torch.no_grad():
                w *= 1 - lr * decay
            loss_fn(w).backward()
        else:
            (loss_fn(w) + penalty([w], l2=decay)).backward()
        optimizer.step()
    return w.detach()
