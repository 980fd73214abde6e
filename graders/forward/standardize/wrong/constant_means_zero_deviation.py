"""Belief: the computed standard deviation of a constant feature is exactly 0.

Advice: Compute torch.full((7,), 0.7).std(correction=0).
"""


def fit_scaler(x):
    std = x.std(dim=0, correction=0)
    return x.mean(dim=0), std.masked_fill(std == 0, 1.0)
