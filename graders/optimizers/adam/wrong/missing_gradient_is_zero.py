"""Belief: no gradient is the same as a gradient of 0.

Advice: Call update_all with the gradient None and the state after one step. Does the parameter
move? Which t do you get?
"""

import torch


def update_all(step, params, grads, states, lr):
    new_params, new_states = [], []
    for param, grad, state in zip(params, grads, states, strict=True):
        grad = torch.zeros_like(param) if grad is None else grad
        param, state = step(param, grad, state, lr)
        new_params.append(param)
        new_states.append(state)
    return new_params, new_states
