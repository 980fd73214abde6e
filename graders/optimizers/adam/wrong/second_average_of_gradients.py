"""Belief: the second average is one of the gradients, too.

Advice: Print v after the first step with the gradient [5.0] and betas (0.5, 0.8). Is it 5, or 1?
"""

import torch


def adam_step(param, grad, state, lr=0.001, betas=(0.9, 0.999), eps=1e-8):
    if state is None:
        state = torch.zeros_like(grad), torch.zeros_like(grad), 0
    (m, v, t), (beta1, beta2) = state, betas
    t = t + 1
    m = beta1 * m + (1 - beta1) * grad
    v = beta2 * v + (1 - beta2) * grad.abs()
    m_hat = m / (1 - beta1**t)
    v_hat = v / (1 - beta2**t)
    return param - lr * m_hat / (v_hat.sqrt() + eps), (m, v, t)
