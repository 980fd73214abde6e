"""Belief: each example is normalized by itself.

Advice: Print channel_statistics of the example. Which two numbers have the mean 2?
"""


def channel_statistics(x):
    return x.flatten(1).mean(dim=1), x.flatten(1).var(dim=1, correction=0)
