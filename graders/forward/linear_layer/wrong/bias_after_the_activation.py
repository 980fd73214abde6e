"""Belief: the bias is added to the output of the neuron.

Advice: Try a neuron with the inputs [0.0, 0.0], the bias 0.5 and torch.tanh. Which number should
tanh be given?
"""


def neuron(x, w, b, activation):
    return activation(x @ w) + b
