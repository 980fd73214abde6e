"""Belief: it is enough to shuffle the batches.

Advice: Print the batches of 6 examples with the batch size 3, for a few epochs. Does 0 ever share
a batch with 5?
"""

import torch


def minibatches(n, batch_size, generator=None, shuffle=True, drop_last=False):
    steps = steps_per_epoch(n, batch_size, drop_last)
    batches = list(torch.arange(n).split(batch_size))[:steps]
    order = torch.randperm(steps, generator=generator) if shuffle else torch.arange(steps)
    return [batches[number] for number in order]
