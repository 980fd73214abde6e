"""Belief: the order of the examples makes no difference, so the data can stay as they are.

Advice: Print the first batch of minibatches(10, 4) a few times.
"""

import torch


def minibatches(n, batch_size, generator=None, shuffle=True, drop_last=False):
    steps = steps_per_epoch(n, batch_size, drop_last)
    return list(torch.arange(n).split(batch_size))[:steps]
