"""Belief: an optimizer step changes the parameter where it is.

Advice: Print the tensor that you passed as param, before and after the call.
"""


def momentum_step(param, grad, velocity, lr, momentum=0.9, dampening=0.0):
    velocity = _velocity(grad, velocity, momentum, dampening)
    param -= lr * velocity
    return param, velocity
