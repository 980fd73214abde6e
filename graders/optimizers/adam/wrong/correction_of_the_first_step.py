"""Belief: the correction divides by 1 - β in every step.

Advice: Print the number by which you divide m in step 1, in step 2 and in step 100. Does m still
need a correction in step 100?
"""

import torch


def adam_step(param, grad, state, lr=0.001, betas=(0.9, 0.999), eps=1e-8):
    if state is None:
        state = torch.zeros_like(grad), torch.zeros_like(grad), 0
    (m, v, t), (beta1, beta2) = state, betas
    t = t + 1
    m = beta1 * m + (1 - beta1) * grad
    v = beta2 * v + (1 - beta2) * grad**2
    m_hat = m / (1 - beta1)
    v_hat = v / (1 - beta2)
    return param - lr * m_hat / (v_hat.sqrt() + eps), (m, v, t)
