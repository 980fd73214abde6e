"""Belief: the sampler takes a weight for each class.

Advice: Print how many weights there are for four examples of two classes.
"""


def sample_weights(labels):
    return class_weights(labels, int(labels.max()) + 1)
