"""Belief: accuracy is accuracy.

Advice: Predict class 0 for all of the labels [0, 0, 0, 1].
"""


def balanced_accuracy(predictions, labels):
    return (predictions == labels).double().mean().item()
