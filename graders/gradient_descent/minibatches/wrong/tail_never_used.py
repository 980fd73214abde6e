"""Belief: the examples that drop_last leaves out are the last ones of the data.

Advice: With drop_last=True, shuffle 10 examples with the batch size 4, for a few epochs. Does 9
ever occur?
"""

import torch


def minibatches(n, batch_size, generator=None, shuffle=True, drop_last=False):
    kept = n - n % batch_size if drop_last else n
    order = torch.randperm(kept, generator=generator) if shuffle else torch.arange(kept)
    return [order[start : start + batch_size] for start in range(0, kept, batch_size)]
