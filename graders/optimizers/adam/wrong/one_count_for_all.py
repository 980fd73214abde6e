"""Belief: t counts the steps of the optimizer.

Advice: Call update_all twice, the first time with the gradients [g, None], then with [g, g]. How
many steps has the second parameter taken? Which t does it have?
"""

import torch


def update_all(step, params, grads, states, lr):
    t = max((state[2] for state in states if state is not None), default=0)
    new_params, new_states = [], []
    for param, grad, state in zip(params, grads, states, strict=True):
        if grad is not None:
            m, v, _ = state or (torch.zeros_like(param), torch.zeros_like(param), 0)
            param, state = step(param, grad, (m, v, t), lr)
        new_params.append(param)
        new_states.append(state)
    return new_params, new_states
