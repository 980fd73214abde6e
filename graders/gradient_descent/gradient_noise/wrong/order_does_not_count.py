"""Belief: with replacement, (0, 1) and (1, 0) are one batch.

Advice: List all draws of two of two examples. How probable is a batch of two different examples?
"""

import itertools


def all_batch_gradients(grads, batch_size, replacement):
    examples = range(len(grads))
    if replacement:
        batches = itertools.combinations_with_replacement(examples, batch_size)
    else:
        batches = itertools.combinations(examples, batch_size)
    return grads[torch.tensor(list(batches))].mean(dim=1)
