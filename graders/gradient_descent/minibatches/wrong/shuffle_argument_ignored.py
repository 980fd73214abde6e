"""Belief: mini-batches are always shuffled.

Advice: Call minibatches(10, 4, shuffle=False). Which numbers does the first batch hold?
"""

import torch


def minibatches(n, batch_size, generator=None, shuffle=True, drop_last=False):
    order = torch.randperm(n, generator=generator)
    steps = steps_per_epoch(n, batch_size, drop_last)
    return [order[step * batch_size : (step + 1) * batch_size] for step in range(steps)]
