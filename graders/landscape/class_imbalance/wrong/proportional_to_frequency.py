"""Belief: a class counts as much as it has examples.

Advice: Print the weights for the labels [0, 0, 0, 1]. Which class should get more?
"""


def class_weights(labels, classes):
    counts = labels.bincount(minlength=classes)
    return counts * (counts > 0).sum() / len(labels)
