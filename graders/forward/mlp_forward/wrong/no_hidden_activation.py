"""Belief: the hidden layer is a weighted sum, and the sigmoid at the end is the activation.

Advice: Look at the hidden units of the example [-2.0, 0.5]. Can a ReLU give these numbers?
"""


def hidden_layer(x, w1, b1):
    return x @ w1.T + b1
