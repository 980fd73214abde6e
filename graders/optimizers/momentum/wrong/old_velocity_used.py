"""Belief: the step is taken with the velocity from before.

Advice: Print the first step from [1.0] with the gradient [0.5]. Does the parameter move at all?
"""

import torch


def momentum_step(param, grad, velocity, lr, momentum=0.9, dampening=0.0):
    new = _velocity(grad, velocity, momentum, dampening)
    old = torch.zeros_like(grad) if velocity is None else velocity
    return param - lr * old, new
