"""Belief: torch.func.grad is a function transform and not autograd.

Advice: It differentiates for you, whatever it is called. Call your own backward with the a1 and a2
of forward: which four gradients does it give?
"""

import torch


def train_step(x, y, w1, b1, w2, b2, lr):
    def objective(*params):
        return loss(forward(x, *params)[1], y)

    params = w1, b1, w2, b2
    grads = torch.func.grad(objective, argnums=(0, 1, 2, 3))(*params)
    return tuple(p - lr * grad for p, grad in zip(params, grads, strict=True))
