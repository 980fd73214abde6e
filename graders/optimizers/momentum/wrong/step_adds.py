"""Belief: the velocity points to where the parameter goes.

Advice: Try param [1.0] and grad [0.5] without a velocity. Should the parameter grow or fall?
"""


def momentum_step(param, grad, velocity, lr, momentum=0.9, dampening=0.0):
    velocity = _velocity(grad, velocity, momentum, dampening)
    return param + lr * velocity, velocity
