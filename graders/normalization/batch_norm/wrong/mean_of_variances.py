"""Belief: the variance of a channel is the mean of the variances of its places.

Advice: Take two images of one channel, all 0 in their left half and all 4 in the right one. What is
the variance of these values?
"""


def channel_statistics(x):
    mean = x.mean(dim=[d for d in range(x.dim()) if d != 1])
    var = x.var(dim=0, correction=0)
    return mean, var.flatten(1).mean(dim=1) if x.dim() > 2 else var
