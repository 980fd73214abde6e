"""Belief: weight decay is a part of the gradient, as in Adam with an L2 penalty.

Advice: Take the step of the AdamW example with the weight decays 0.5 and 0. Is m the same?
"""


def adamw_step(param, grad, state, lr=0.001, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.01):
    return adam_step(param, grad + weight_decay * param, state, lr, betas, eps)
