"""Belief: whether w shrinks before or after the optimizer's step makes no difference.

Advice: Follow one element of the worked example: is it 0.95 - 1, or 0.95 times (1 - 1)?
"""

import torch


def train(start, loss_fn, make_optimizer, lr, decay, steps, decoupled=False):
    w = start.clone().requires_grad_()
    optimizer = make_optimizer([w], lr=lr)
    for _ in range(steps):
        optimizer.zero_grad()
        loss = loss_fn(w) if decoupled else loss_fn(w) + penalty([w], l2=decay)
        loss.backward()
        optimizer.step()
        if decoupled:
            with torch.no_grad():
                w *= 1 - lr * decay
    return w.detach()
