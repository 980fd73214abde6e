"""Belief: in place means that .grad holds the clipped gradient.

Advice: Keep grad = w.grad before you call clip_by_value. Is `w.grad is grad` true afterwards?
"""


def clip_by_value(parameters, bound):
    for param in parameters:
        if param.grad is not None:
            param.grad = param.grad.clamp(-bound, bound)
