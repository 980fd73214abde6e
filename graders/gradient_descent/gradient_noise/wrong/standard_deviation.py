"""Belief: variance is another word for standard deviation.

Advice: Multiply all gradients by 10. By which factor does your variance grow?
"""


def batch_moments(grads, batch_size, replacement):
    count = len(grads)
    variance = grads.var(dim=0, correction=0) / batch_size
    if not replacement:
        variance = variance * (count - batch_size) / (count - 1)
    return grads.mean(dim=0), variance.sqrt()
