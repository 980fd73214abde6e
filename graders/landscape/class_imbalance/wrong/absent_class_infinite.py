"""Belief: every class occurs.

Advice: Print the weights for the labels [0, 0, 0, 1] and three classes.
"""


def class_weights(labels, classes):
    counts = labels.bincount(minlength=classes)
    return len(labels) / ((counts > 0).sum() * counts)
