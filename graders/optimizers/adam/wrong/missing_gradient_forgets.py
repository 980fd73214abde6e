"""Belief: a parameter without a gradient begins again.

Advice: Call update_all with the gradient None and the state after one step. Which state do you
get back?
"""


def update_all(step, params, grads, states, lr):
    new_params, new_states = [], []
    for param, grad, state in zip(params, grads, states, strict=True):
        if grad is None:
            new_params.append(param)
            new_states.append(None)
            continue
        param, state = step(param, grad, state, lr)
        new_params.append(param)
        new_states.append(state)
    return new_params, new_states
