"""Belief: the labels tell how many classes there are.

Advice: Print the shape of the weights for the labels [0, 0, 0, 1] and three classes.
"""


def class_weights(labels, classes):
    counts = labels.bincount()
    occurs = counts > 0
    return (len(labels) / (occurs.sum() * counts)).where(occurs, 0.0)
