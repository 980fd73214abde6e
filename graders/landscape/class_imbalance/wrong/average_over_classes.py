"""Belief: the weights average to 1 over the classes.

Advice: Compute the mean weight of an example for the labels [0, 0, 0, 1].
"""


def class_weights(labels, classes):
    counts = labels.bincount(minlength=classes)
    weights = (1 / counts).where(counts > 0, 0.0)
    return weights * (counts > 0).sum() / weights.sum()
