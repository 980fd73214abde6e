"""Belief: the standard deviation divides by N - 1, as x.std() does.

Advice: Compute the standard deviation of [1.0, 3.0]. Is it 1?
"""


def fit_scaler(x):
    is_constant = (x == x[0]).all(dim=0)
    std = x.std(dim=0) if len(x) > 1 else x[0] * 0
    return x.mean(dim=0), std.masked_fill(is_constant, 1.0)
