"""Belief: it does not matter whether ε is added before or after the correction.

Advice: Take a first step with the gradient [1e-8] and lr 0.1. How large is √v before the
correction, compared with ε?
"""

import torch


def adam_step(param, grad, state, lr=0.001, betas=(0.9, 0.999), eps=1e-8):
    if state is None:
        state = torch.zeros_like(grad), torch.zeros_like(grad), 0
    (m, v, t), (beta1, beta2) = state, betas
    t = t + 1
    m = beta1 * m + (1 - beta1) * grad
    v = beta2 * v + (1 - beta2) * grad**2
    rate = lr * (1 - beta2**t) ** 0.5 / (1 - beta1**t)
    return param - rate * m / (v.sqrt() + eps), (m, v, t)
