"""Belief: the weights alone make the prediction.

Advice: Call predict with x = [[0.0, 0.0]] and b = 0.5. What should a neuron give for an input of
zeros?
"""


def predict(x, w, b):
    return x @ w
