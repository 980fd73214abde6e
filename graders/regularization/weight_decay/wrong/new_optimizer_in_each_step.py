"""Belief: an optimizer is made for a step.

Advice: Adam remembers the gradients of earlier steps. Where is that memory in the second step?
"""

import torch


def train(start, loss_fn, make_optimizer, lr, decay, steps, decoupled=False):
    w = start.clone().requires_grad_()
    for _ in range(steps):
        optimizer = make_optimizer([w], lr=lr)
        optimizer.zero_grad()
        loss = loss_fn(w) if decoupled else loss_fn(w) + penalty([w], l2=decay)
        loss.backward()
        if decoupled:
            with torch.no_grad():
                w *= 1 - lr * decay
        optimizer.step()
    return w.detach()
