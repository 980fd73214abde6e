"""Belief: the derivative of exp is exp, and that is all.

Advice: Print softmax_backward for g = [2.0, 2.0, 2.0]. The probabilities always have the same
sum: what should come out?
"""


def softmax_backward(probs, grad, dim=-1, temperature=1.0):
    return probs * grad / temperature
