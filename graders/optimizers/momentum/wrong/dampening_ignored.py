"""Belief: dampening is another word for momentum.

Advice: Call the second step with dampening 0.0 and with 0.5. Are the velocities the same?
"""


def _velocity(grad, velocity, momentum, dampening=0.0):
    return grad.clone() if velocity is None else momentum * velocity + grad
