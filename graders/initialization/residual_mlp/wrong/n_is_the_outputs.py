"""Belief: n is the first size of the weight.

Advice: Print the shape of nn.Linear(3, 5).weight. Which of the two numbers is the inputs?
"""

import math

from torch import nn


def _linear(n_inputs, n_outputs, gain):
    layer = nn.Linear(n_inputs, n_outputs)
    nn.init.normal_(layer.weight, std=gain / math.sqrt(layer.weight.shape[0]))
    nn.init.zeros_(layer.bias)
    return layer
