"""Belief: a run can be repeated only if the function itself sets the seed.

Advice: Shuffle two epochs with one generator, and print both orders.
"""

import torch


def minibatches(n, batch_size, generator=None, shuffle=True, drop_last=False):
    generator = torch.Generator().manual_seed(0)
    order = torch.randperm(n, generator=generator) if shuffle else torch.arange(n)
    steps = steps_per_epoch(n, batch_size, drop_last)
    return [order[step * batch_size : (step + 1) * batch_size] for step in range(steps)]
