"""Belief: the rest always makes one step more.

Advice: Count the steps for 8 examples with the batch size 4.
"""

import torch


def steps_per_epoch(n, batch_size, drop_last=False):
    return n // batch_size if drop_last else n // batch_size + 1


def minibatches(n, batch_size, generator=None, shuffle=True, drop_last=False):
    order = torch.randperm(n, generator=generator) if shuffle else torch.arange(n)
    batches = order.split(batch_size)
    return [batch for batch in batches if len(batch) == batch_size or not drop_last]
