"""Belief: the weights alone make the prediction.

Advice: What does your neuron predict for an input of zeros, and what should it?
"""


def predict(x, w, b):
    return x @ w
