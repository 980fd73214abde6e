"""Belief: update_all may write into the lists that it gets.

Advice: Print the list that you passed as params, before and after the call.
"""


def update_all(step, params, grads, states, lr):
    for i, grad in enumerate(grads):
        if grad is not None:
            params[i], states[i] = step(params[i], grad, states[i], lr)
    return params, states
