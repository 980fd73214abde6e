"""Belief: the batch size says into how many batches the data are split.

Advice: Split 10 examples with the batch size 4, without shuffling. How long is the first batch?
"""

import torch


def minibatches(n, batch_size, generator=None, shuffle=True, drop_last=False):
    order = torch.randperm(n, generator=generator) if shuffle else torch.arange(n)
    return list(order.chunk(batch_size))
