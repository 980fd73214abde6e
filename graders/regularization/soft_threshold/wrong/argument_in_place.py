"""Belief: a threshold changes the tensor where it is.

Advice: Print the tensor that you passed to soft_threshold, before and after the call.
"""


def soft_threshold(x, t):
    sign = x.sign()
    return x.abs_().sub_(t).clamp_(min=0).mul_(sign)
