"""Belief: the number of steps depends only on n and the batch size.

Advice: Compare steps_per_epoch(10, 4) with the same call and drop_last=True.
"""

import torch


def steps_per_epoch(n, batch_size, drop_last=False):
    return -(-n // batch_size)


def minibatches(n, batch_size, generator=None, shuffle=True, drop_last=False):
    order = torch.randperm(n, generator=generator) if shuffle else torch.arange(n)
    batches = order.split(batch_size)
    return [batch for batch in batches if len(batch) == batch_size or not drop_last]
