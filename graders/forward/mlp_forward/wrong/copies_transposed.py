"""Belief: PyTorch keeps the weights of a layer as (inputs, outputs).

Advice: Print the shapes of w1 and w2 for a model with 2 inputs and 3 hidden units.
"""


def weights_of(model):
    w1, b1, w2, b2 = (parameter.detach().clone() for parameter in model.parameters())
    return w1.T, b1, w2.T, b2
