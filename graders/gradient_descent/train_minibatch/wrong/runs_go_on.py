"""Belief: train works on a copy of the model.

Advice: Print the model's weights before and after compare_batch_sizes.
"""

import torch


def compare_batch_sizes(model, loss_fn, train_data, val_data, batch_sizes, epochs, lr, seed):
    histories = {}
    for batch_size in batch_sizes:
        generator = torch.Generator().manual_seed(seed)
        histories[batch_size] = train(
            model, loss_fn, train_data, val_data, epochs, batch_size, lr, generator
        )
    return histories
