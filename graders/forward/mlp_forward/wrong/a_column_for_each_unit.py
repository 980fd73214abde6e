"""Belief: each column of the weight matrix holds the weights of a hidden unit.

Advice: Which shapes has W1 in the contract, with 3 inputs and 5 hidden units?
"""


def hidden_layer(x, w1, b1):
    return (x @ w1 + b1).relu()
