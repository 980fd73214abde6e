"""Belief: dampening weakens every gradient, the first one too.

Advice: Call the first step with dampening 0.5, and print the velocity. What does the fine print
say of it?
"""

import torch


def _velocity(grad, velocity, momentum, dampening=0.0):
    velocity = torch.zeros_like(grad) if velocity is None else velocity
    return momentum * velocity + (1 - dampening) * grad
