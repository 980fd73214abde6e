"""Belief: all batches have the same size.

Advice: Split 10 examples with the batch size 4, without shuffling. Where are 8 and 9?
"""

import torch


def minibatches(n, batch_size, generator=None, shuffle=True, drop_last=False):
    order = torch.randperm(n, generator=generator) if shuffle else torch.arange(n)
    steps = n // batch_size
    return [order[step * batch_size : (step + 1) * batch_size] for step in range(steps)]
