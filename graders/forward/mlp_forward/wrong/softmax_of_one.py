"""Belief: a softmax turns every output layer into probabilities.

Advice: Compute the softmax of a single number, for two different numbers.
"""


def predict_proba(x, w1, b1, w2, b2):
    logits = hidden_layer(x, w1, b1) @ w2.T + b2
    return logits.softmax(dim=1).squeeze(1)
