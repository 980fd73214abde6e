"""Belief: a small number added to the standard deviation takes care of constant features.

Advice: Scale the test example of the worked example. What becomes the third feature, 8?
"""


def fit_scaler(x):
    return x.mean(dim=0), x.std(dim=0, correction=0) + 1e-8
