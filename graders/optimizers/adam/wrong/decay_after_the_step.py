"""Belief: it does not matter whether the decay comes before or after the step.

Advice: Take the step of the AdamW example by hand, in both orders. Which one gives 0.85?
"""


def adamw_step(param, grad, state, lr=0.001, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.01):
    moved, state = adam_step(param, grad, state, lr, betas, eps)
    return moved - lr * weight_decay * moved, state
