"""Belief: a batch norm has an ε of 1e-5.

Advice: Call normalized with w and with w / 1000. Are the outputs the same?
"""


def normalized(w, x):
    z = x @ w.T
    return (z - z.mean(dim=0)) / (z.var(dim=0, correction=0) + 1e-5).sqrt()
