"""Belief: probabilities are what adds up to 1, so a softmax over the results makes them.

Advice: Add up the probabilities of a batch of two examples. Should their sum be 1?
"""


def predict_proba(x, w1, b1, w2, b2):
    logits = hidden_layer(x, w1, b1) @ w2.T + b2
    return logits.squeeze(1).softmax(dim=0)
