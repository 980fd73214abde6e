"""Belief: a smaller last batch belongs to every epoch.

Advice: Call minibatches(10, 4, drop_last=True). Which sizes do the batches have?
"""

import torch


def minibatches(n, batch_size, generator=None, shuffle=True, drop_last=False):
    order = torch.randperm(n, generator=generator) if shuffle else torch.arange(n)
    return list(order.split(batch_size))
