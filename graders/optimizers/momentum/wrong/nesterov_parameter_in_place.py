"""Belief: an optimizer step changes the parameter where it is.

Advice: Print the tensor that you passed as param to nesterov_step, before and after the call.
"""


def nesterov_step(param, grad, velocity, lr, momentum=0.9):
    velocity = _velocity(grad, velocity, momentum)
    param -= lr * (grad + momentum * velocity)
    return param, velocity
