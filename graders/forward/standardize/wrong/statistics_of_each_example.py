"""Belief: each example is scaled to mean 0.

Advice: Give 5 examples with 4 features. How many means do you get?
"""


def fit_scaler(x):
    is_constant = (x == x[:, :1]).all(dim=1)
    return x.mean(dim=1), x.std(dim=1, correction=0).masked_fill(is_constant, 1.0)
