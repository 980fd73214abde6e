"""Belief: squeeze() removes the last dimension.

Advice: Print the shape of your result for a batch of one example.
"""


def predict_proba(x, w1, b1, w2, b2):
    logits = hidden_layer(x, w1, b1) @ w2.T + b2
    return logits.squeeze().sigmoid()
