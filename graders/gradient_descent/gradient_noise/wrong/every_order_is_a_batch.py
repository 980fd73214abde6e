"""Belief: without replacement, (0, 1) and (1, 0) are two batches.

Advice: Count your rows for two of three examples. Which sets of two are there?
"""

import itertools


def all_batch_gradients(grads, batch_size, replacement):
    examples = range(len(grads))
    if replacement:
        batches = itertools.product(examples, repeat=batch_size)
    else:
        batches = itertools.permutations(examples, batch_size)
    return grads[torch.tensor(list(batches))].mean(dim=1)
