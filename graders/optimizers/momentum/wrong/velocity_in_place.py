"""Belief: `*=` changes only the function's own variable.

Advice: Print the velocity that you passed, before and after the call.
"""


def _velocity(grad, velocity, momentum, dampening=0.0):
    if velocity is None:
        return grad.clone()
    velocity *= momentum
    velocity += (1 - dampening) * grad
    return velocity
