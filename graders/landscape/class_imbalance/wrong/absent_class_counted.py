"""Belief: P is the number of all classes.

Advice: Compute the mean weight of an example when one of three classes does not occur.
"""


def class_weights(labels, classes):
    counts = labels.bincount(minlength=classes)
    return (len(labels) / (classes * counts)).where(counts > 0, 0.0)
