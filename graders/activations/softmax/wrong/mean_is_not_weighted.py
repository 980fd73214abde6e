"""Belief: all classes weigh the same in the mean that is subtracted.

Advice: Print the sum of softmax_backward over the classes for g = [1.0, 0.0, 0.0]. Adding a
constant to all logits changes nothing: what should the sum be?
"""


def softmax_backward(probs, grad, dim=-1, temperature=1.0):
    return probs * (grad - grad.mean(dim, keepdim=True)) / temperature
