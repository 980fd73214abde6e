"""Belief: every feature varies.

Advice: Print the standard deviation of the third feature of the worked example.
"""


def fit_scaler(x):
    return x.mean(dim=0), x.std(dim=0, correction=0)
