"""Belief: each probability depends on its own logit only.

Advice: Print softmax_backward for g = [2.0, 2.0, 2.0]. The probabilities always have the same
sum: what should come out?
"""


def softmax_backward(probs, grad, dim=-1, temperature=1.0):
    return probs * (1 - probs) * grad / temperature
