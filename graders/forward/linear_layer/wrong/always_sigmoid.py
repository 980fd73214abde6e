"""Belief: the activation of a neuron is the sigmoid.

Advice: Give neuron an activation that squares, and inputs with z = 1.5. Do you get 2.25?
"""

import torch


def neuron(x, w, b, activation):
    return torch.sigmoid(weighted_sum(x, w, b))
