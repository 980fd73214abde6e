"""Belief: the learning rate belongs in the velocity.

Advice: Compare your new velocity with 0.85 in the worked example. What has multiplied it?
"""


def momentum_step(param, grad, velocity, lr, momentum=0.9, dampening=0.0):
    velocity = lr * grad if velocity is None else momentum * velocity + lr * (1 - dampening) * grad
    return param - velocity, velocity
