"""Belief: a forward pass has nothing to do with gradients.

Advice: Call backward on the sum of the probabilities, and print w1.grad.
"""


def predict_proba(x, w1, b1, w2, b2):
    logits = hidden_layer(x, w1, b1).detach() @ w2.T + b2
    return logits.squeeze(1).sigmoid()
