"""Belief: the velocity is an average of the gradients, as in Adam.

Advice: Feed the constant gradient 1 with momentum 0.9. To which value does your velocity grow,
and to which the formula's?
"""


def momentum_step(param, grad, velocity, lr, momentum=0.9, dampening=0.0):
    velocity = grad.clone() if velocity is None else momentum * velocity + (1 - momentum) * grad
    return param - lr * velocity, velocity
