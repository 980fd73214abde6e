"""Belief: random numbers are random numbers, wherever they come from.

Advice: Make two generators with the seed 0 and shuffle 10 examples with each. Are the orders
equal?
"""

import torch


def minibatches(n, batch_size, generator=None, shuffle=True, drop_last=False):
    order = torch.randperm(n) if shuffle else torch.arange(n)
    steps = steps_per_epoch(n, batch_size, drop_last)
    return [order[step * batch_size : (step + 1) * batch_size] for step in range(steps)]
