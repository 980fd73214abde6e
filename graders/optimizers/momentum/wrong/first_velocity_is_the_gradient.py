"""Belief: a tensor that is returned is a new one.

Advice: Keep the first velocity, then call grad.zero_(). What is in the velocity now?
"""


def _velocity(grad, velocity, momentum, dampening=0.0):
    return grad if velocity is None else momentum * velocity + (1 - dampening) * grad
