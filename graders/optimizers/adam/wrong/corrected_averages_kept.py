"""Belief: the corrected averages are the new state.

Advice: Print the m that you return after the first step with the gradient [5.0] and betas (0.5,
0.8). Is it 2.5?
"""

import torch


def adam_step(param, grad, state, lr=0.001, betas=(0.9, 0.999), eps=1e-8):
    if state is None:
        state = torch.zeros_like(grad), torch.zeros_like(grad), 0
    (m, v, t), (beta1, beta2) = state, betas
    t = t + 1
    m = beta1 * m + (1 - beta1) * grad
    v = beta2 * v + (1 - beta2) * grad**2
    m = m / (1 - beta1**t)
    v = v / (1 - beta2**t)
    return param - lr * m / (v.sqrt() + eps), (m, v, t)
