"""Belief: pop() takes a size out of the function's own list.

Advice: Print the list that you passed, before and after the call.
"""


def count_mlp(sizes, bias=True):
    total, n = 0, sizes.pop(0)
    while sizes:
        m = sizes.pop(0)
        total, n = total + _linear(n, m, bias), m
    return total
