"""Belief: every layer ends with a ReLU, the last one too.

Advice: Look for a probability below 0.5 among your results.
"""


def predict_proba(x, w1, b1, w2, b2):
    logits = hidden_layer(x, w1, b1) @ w2.T + b2
    return logits.relu().squeeze(1).sigmoid()
