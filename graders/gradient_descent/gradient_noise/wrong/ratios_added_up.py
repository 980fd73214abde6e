"""Belief: each parameter has its noise scale, and they are added up.

Advice: Give a parameter nearly no gradient, such as 0.001 and -0.002. Which noise scale do you get?
"""


def noise_scale(grads):
    mean, variance = batch_moments(grads, batch_size=1, replacement=True)
    return (variance / mean.square()).sum().item()
