"""Belief: a seed that is set once holds for all runs.

Advice: Pass the batch sizes [2, 4], then [4, 2]. Is each history the same both times?
"""

import copy

import torch


def compare_batch_sizes(model, loss_fn, train_data, val_data, batch_sizes, epochs, lr, seed):
    generator = torch.Generator().manual_seed(seed)
    return {
        batch_size: train(
            copy.deepcopy(model), loss_fn, train_data, val_data, epochs, batch_size, lr, generator
        )
        for batch_size in batch_sizes
    }
