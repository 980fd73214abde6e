"""Belief: Nesterov's step differs only in where the gradient is taken.

Advice: Compare nesterov_step with momentum_step on the worked example. Which number should
differ?
"""


def nesterov_step(param, grad, velocity, lr, momentum=0.9):
    velocity = _velocity(grad, velocity, momentum)
    return param - lr * velocity, velocity
