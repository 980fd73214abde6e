"""Belief: each column of the weight matrix holds the weights of a neuron.

Advice: Print the shape of nn.Linear(4, 3).weight. Which of the two numbers comes first?
"""


def linear_layer(x, weight, bias=None):
    z = x @ weight
    return z if bias is None else z + bias
