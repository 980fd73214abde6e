"""Belief: momentum is 0.9.

Advice: Call momentum_step with momentum 0.0. What should be left of the old velocity?
"""


def momentum_step(param, grad, velocity, lr, momentum=0.9, dampening=0.0):
    velocity = _velocity(grad, velocity, 0.9, dampening)
    return param - lr * velocity, velocity
