"""Belief: the parameter shrinks by the weight decay itself.

Advice: Take the step of the AdamW example with lr 0.001. How much of the parameter does the decay
take away?
"""


def adamw_step(param, grad, state, lr=0.001, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.01):
    return adam_step(param - weight_decay * param, grad, state, lr, betas, eps)
