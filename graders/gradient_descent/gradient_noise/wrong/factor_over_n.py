"""Belief: the correction is the share of the examples that are not drawn, (N - B) / N.

Advice: With B = 1 both ways of drawing are the same. Are both of your variances?
"""


def batch_moments(grads, batch_size, replacement):
    count = len(grads)
    variance = grads.var(dim=0, correction=0) / batch_size
    if not replacement:
        variance = variance * (count - batch_size) / count
    return grads.mean(dim=0), variance
