"""Belief: each batch is drawn from all examples, whatever the batches before it hold.

Advice: Put all batches of an epoch together and sort them. Does each number occur once?
"""

import torch


def minibatches(n, batch_size, generator=None, shuffle=True, drop_last=False):
    order = torch.randint(n, (n,), generator=generator) if shuffle else torch.arange(n)
    steps = steps_per_epoch(n, batch_size, drop_last)
    return [order[step * batch_size : (step + 1) * batch_size] for step in range(steps)]
