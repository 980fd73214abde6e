"""Belief: noise goes down with the square root of B, so the variance does.

Advice: Print the variances for B = 1 and B = 4, with replacement. What is their ratio?
"""


def batch_moments(grads, batch_size, replacement):
    count = len(grads)
    variance = grads.var(dim=0, correction=0) / batch_size**0.5
    if not replacement:
        variance = variance * (count - batch_size) / (count - 1)
    return grads.mean(dim=0), variance
