"""Belief: a gradient has one variance, over all of its numbers.

Advice: Call batch_moments for two parameters, of which one has the same gradient in each example.
"""


def batch_moments(grads, batch_size, replacement):
    count = len(grads)
    variance = grads.var(correction=0).expand(grads.shape[1]) / batch_size
    if not replacement:
        variance = variance * (count - batch_size) / (count - 1)
    return grads.mean(dim=0), variance
