"""Belief: detach() makes a copy.

Advice: Print `start` after the call. Which tensor did the optimizer move?
"""

import torch


def train(start, loss_fn, make_optimizer, lr, decay, steps, decoupled=False):
    w = start.detach().requires_grad_()
    optimizer = make_optimizer([w], lr=lr)
    for _ in range(steps):
        optimizer.zero_grad()
        loss = loss_fn(w) if decoupled else loss_fn(w) + penalty([w], l2=decay)
        loss.backward()
        if decoupled:
            with torch.no_grad():
                w *= 1 - lr * decay
        optimizer.step()
    return w.detach()
