"""Belief: the examples are sorted by class.

Advice: Try the labels [1, 0, 0]. Which example has the largest weight?
"""


def sample_weights(labels):
    return class_weights(labels, int(labels.max()) + 1)[labels.sort().values]
