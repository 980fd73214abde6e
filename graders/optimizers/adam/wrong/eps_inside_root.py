"""Belief: ε is added to the squares, which then cannot be 0.

Advice: Take a first step with the gradient [1e-8] and lr 0.1. The rules say how long it is. How
long is yours?
"""

import torch


def adam_step(param, grad, state, lr=0.001, betas=(0.9, 0.999), eps=1e-8):
    if state is None:
        state = torch.zeros_like(grad), torch.zeros_like(grad), 0
    (m, v, t), (beta1, beta2) = state, betas
    t = t + 1
    m = beta1 * m + (1 - beta1) * grad
    v = beta2 * v + (1 - beta2) * grad**2
    m_hat = m / (1 - beta1**t)
    v_hat = v / (1 - beta2**t)
    return param - lr * m_hat / (v_hat + eps).sqrt(), (m, v, t)
