"""Belief: the length that counts is that of the whole weight matrix.

Advice: Compute effective_lr for the rows [3, 4] and [12.6, -3.2]. Should both be equal?
"""


def effective_lr(w, lr):
    return (lr / (w**2).sum()).expand(len(w)).clone()
