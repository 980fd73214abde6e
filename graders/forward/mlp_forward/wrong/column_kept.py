"""Belief: (N, 1) and (N,) are the same.

Advice: Print the shape of your result for a batch of 4 examples.
"""


def predict_proba(x, w1, b1, w2, b2):
    return (hidden_layer(x, w1, b1) @ w2.T + b2).sigmoid()
