"""Belief: tanh is the sigmoid, stretched to the range from -1 to 1.

Advice: Print tanh(x) for x = [1.0], and compare it with math.tanh(1.0).
"""


def tanh(x):
    return 2 * sigmoid(x) - 1
