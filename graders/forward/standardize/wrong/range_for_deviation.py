"""Belief: scaling means to bring every feature between 0 and 1.

Advice: Scale the training data of the worked example. Which numbers should come?
"""


def fit_scaler(x):
    is_constant = (x == x[0]).all(dim=0)
    return x.amin(dim=0), (x.amax(dim=0) - x.amin(dim=0)).masked_fill(is_constant, 1.0)
