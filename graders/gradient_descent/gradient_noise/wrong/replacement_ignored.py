"""Belief: σ² / B holds for any way of drawing.

Advice: Let the batch be the whole data set, drawn without replacement. How much can its gradient
vary?
"""


def batch_moments(grads, batch_size, replacement):
    return grads.mean(dim=0), grads.var(dim=0, correction=0) / batch_size
