"""Belief: each call of backward() replaces the gradient.

Advice: Print w.grad in the second step. Of how many losses is it the gradient?
"""

import torch


def train(start, loss_fn, make_optimizer, lr, decay, steps, decoupled=False):
    w = start.clone().requires_grad_()
    optimizer = make_optimizer([w], lr=lr)
    for _ in range(steps):
        loss = loss_fn(w) if decoupled else loss_fn(w) + penalty([w], l2=decay)
        loss.backward()
        if decoupled:
            with torch.no_grad():
                w *= 1 - lr * decay
        optimizer.step()
    return w.detach()
