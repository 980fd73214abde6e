"""Belief: the variance is the scale of a feature.

Advice: Multiply a feature by 10. By what is your second statistic multiplied?
"""


def fit_scaler(x):
    is_constant = (x == x[0]).all(dim=0)
    return x.mean(dim=0), x.var(dim=0, correction=0).masked_fill(is_constant, 1.0)
