"""Belief: an absent class is like one with a single example.

Advice: Print the weight of a class that does not occur.
"""


def class_weights(labels, classes):
    counts = labels.bincount(minlength=classes)
    return len(labels) / ((counts > 0).sum() * counts.clamp(min=1))
