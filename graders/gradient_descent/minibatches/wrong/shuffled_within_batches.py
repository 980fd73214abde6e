"""Belief: shuffling puts the examples of each batch in another order.

Advice: Shuffle 6 examples with the batch size 3, for a few epochs. Which numbers are in the first
batch?
"""

import torch


def minibatches(n, batch_size, generator=None, shuffle=True, drop_last=False):
    steps = steps_per_epoch(n, batch_size, drop_last)
    batches = list(torch.arange(n).split(batch_size))[:steps]
    if not shuffle:
        return batches
    return [batch[torch.randperm(len(batch), generator=generator)] for batch in batches]
