"""Belief: decoupled decay takes the share λ of the weights.

Advice: In the worked example, 1 becomes 0.95 before the step. What multiplies the decay of 0.5?
"""

import torch


def train(start, loss_fn, make_optimizer, lr, decay, steps, decoupled=False):
    w = start.clone().requires_grad_()
    optimizer = make_optimizer([w], lr=lr)
    for _ in range(steps):
        optimizer.zero_grad()
        loss = loss_fn(w) if decoupled else loss_fn(w) + penalty([w], l2=decay)
        loss.backward()
        if decoupled:
            with torch.no_grad():
                w *= 1 - decay
        optimizer.step()
    return w.detach()
