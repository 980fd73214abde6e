"""Belief: a classifier answers 0 or 1.

Advice: Print the result for the worked example. How sure is the network?
"""


def predict_proba(x, w1, b1, w2, b2):
    logits = hidden_layer(x, w1, b1) @ w2.T + b2
    return logits.squeeze(1).sigmoid().round()
