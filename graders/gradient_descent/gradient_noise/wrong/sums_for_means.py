"""Belief: the gradient of a batch is the sum of its rows.

Advice: Take four equal rows. Is the gradient of a batch of two of them the same as one row?
"""

import itertools


def all_batch_gradients(grads, batch_size, replacement):
    examples = range(len(grads))
    if replacement:
        batches = itertools.product(examples, repeat=batch_size)
    else:
        batches = itertools.combinations(examples, batch_size)
    return grads[torch.tensor(list(batches))].sum(dim=1)
