"""Belief: `x *= w` changes only the name x of the function.

Advice: Print x before and after predict(x, w, b) with w = [2, 2]. What does `*=` do to a tensor?
"""


def predict(x, w, b):
    x *= w
    return x.sum(dim=1) + b
