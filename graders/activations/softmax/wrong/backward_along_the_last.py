"""Belief: the sum runs along the last dimension.

Advice: Print softmax_backward(...).sum(dim=0) for dim=0 and a matrix.
"""


def softmax_backward(probs, grad, dim=-1, temperature=1.0):
    return probs * (grad - (probs * grad).sum(-1, keepdim=True)) / temperature
