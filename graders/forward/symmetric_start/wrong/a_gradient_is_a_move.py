"""Belief: a parameter that has a gradient moves.

Advice: Print the gradients of a model with tanh, all of whose parameters are 0.
"""

import copy

from torch import nn


def moving_parameters(model, x, y, lr, steps):
    twin = copy.deepcopy(model)
    nn.functional.mse_loss(twin(x), y).backward()
    return [name for name, param in twin.named_parameters() if param.grad is not None]
