"""Belief: a variance is always divided by N - 1, as var() does by default.

Advice: Print σ² for the gradients -2, 0, 2, 8. Is it 14?
"""


def batch_moments(grads, batch_size, replacement):
    count = len(grads)
    variance = grads.var(dim=0) / batch_size
    if not replacement:
        variance = variance * (count - batch_size) / (count - 1)
    return grads.mean(dim=0), variance
