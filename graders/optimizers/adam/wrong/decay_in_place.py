"""Belief: an optimizer step changes the parameter where it is.

Advice: Print the tensor that you passed as param to adamw_step, before and after the call.
"""


def adamw_step(param, grad, state, lr=0.001, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.01):
    param *= 1 - lr * weight_decay
    return adam_step(param, grad, state, lr, betas, eps)
