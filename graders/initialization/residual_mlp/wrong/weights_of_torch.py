"""Belief: nn.Linear draws the weights that a network needs.

Advice: Print the standard deviation of the weights of your network for gain 1, and its biases.
"""

from torch import nn


def _linear(n_inputs, n_outputs, gain):
    return nn.Linear(n_inputs, n_outputs)
