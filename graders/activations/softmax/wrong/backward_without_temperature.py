"""Belief: the probabilities know the temperature already.

Advice: Compare softmax_backward at temperature 1.0 and 10.0 with the gradient of autograd.
"""


def softmax_backward(probs, grad, dim=-1, temperature=1.0):
    return probs * (grad - (probs * grad).sum(dim, keepdim=True))
