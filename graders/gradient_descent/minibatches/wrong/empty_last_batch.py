"""Belief: after the last full batch there is always a rest.

Advice: Split 8 examples with the batch size 4. How many batches are there, and how long is the
last one?
"""

import torch


def minibatches(n, batch_size, generator=None, shuffle=True, drop_last=False):
    order = torch.randperm(n, generator=generator) if shuffle else torch.arange(n)
    steps = n // batch_size if drop_last else n // batch_size + 1
    return [order[step * batch_size : (step + 1) * batch_size] for step in range(steps)]
