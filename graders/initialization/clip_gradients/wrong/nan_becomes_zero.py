"""Belief: clipping makes each gradient a number.

Advice: Clip the gradient NaN by value, and look for what the contract says of it.
"""


def clip_by_value(parameters, bound):
    for grad in _grads(parameters):
        grad.nan_to_num_(nan=0.0).clamp_(-bound, bound)
