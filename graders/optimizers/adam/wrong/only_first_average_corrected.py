"""Belief: only the average of the gradients begins too small.

Advice: Print the length of the first step with lr 0.1 and the default betas. Is it 0.1? What is v
at that moment, and what is g²?
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
    return param - lr * m_hat / (v.sqrt() + eps), (m, v, t)
