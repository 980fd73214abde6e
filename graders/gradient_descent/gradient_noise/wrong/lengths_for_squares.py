"""Belief: the noise scale is a ratio of lengths.

Advice: Print the noise scale for the gradients -2, 0, 2, 8. Is it 14 / 4?
"""


def noise_scale(grads):
    mean, variance = batch_moments(grads, batch_size=1, replacement=True)
    return (variance.sum().sqrt() / mean.norm()).item()
