"""Belief: what a sampler takes has to add up to 1.

Advice: Add up the weights in the example.
"""


def sample_weights(labels):
    weights = class_weights(labels, int(labels.max()) + 1)[labels]
    return weights / weights.sum()
