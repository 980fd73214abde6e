"""Belief: `*=` changes only the function's own variable.

Advice: Print the tensor x that you pass to weighted_sum, before and after the call.
"""


def weighted_sum(x, w, b):
    x *= w
    return x.sum(dim=-1) + b
