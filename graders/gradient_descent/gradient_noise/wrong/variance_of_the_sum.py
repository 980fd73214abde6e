"""Belief: the variances of the B examples add up.

Advice: Print the variances for B = 1 and B = 2. Does a larger batch vary more?
"""


def batch_moments(grads, batch_size, replacement):
    count = len(grads)
    variance = grads.var(dim=0, correction=0) * batch_size
    if not replacement:
        variance = variance * (count - batch_size) / (count - 1)
    return grads.mean(dim=0), variance
