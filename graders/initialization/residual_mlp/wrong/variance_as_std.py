"""Belief: N(0, v) has the standard deviation v.

Advice: Print the standard deviation of your weights for gain 1 and 100 inputs. Which one do you
expect?
"""

from torch import nn


def _linear(n_inputs, n_outputs, gain):
    layer = nn.Linear(n_inputs, n_outputs)
    nn.init.normal_(layer.weight, std=gain**2 / n_inputs)
    nn.init.zeros_(layer.bias)
    return layer
