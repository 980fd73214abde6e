"""Belief: the velocity is what was just subtracted from the parameter.

Advice: Print the velocity after the second step of the worked example. Is it 0.85?
"""


def nesterov_step(param, grad, velocity, lr, momentum=0.9):
    move = grad + momentum * _velocity(grad, velocity, momentum)
    return param - lr * move, move
