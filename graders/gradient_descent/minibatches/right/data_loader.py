import math

import torch
from torch.utils.data import DataLoader, TensorDataset


def steps_per_epoch(n, batch_size, drop_last=False):
    return math.floor(n / batch_size) if drop_last else math.ceil(n / batch_size)


def batches_of(x, y, batch_size, generator=None, shuffle=True, drop_last=False):
    return DataLoader(
        TensorDataset(x, y),
        batch_size=batch_size,
        shuffle=shuffle,
        generator=generator,
        drop_last=drop_last,
    )


def minibatches(n, batch_size, generator=None, shuffle=True, drop_last=False):
    numbers = torch.arange(n)
    for batch, _ in batches_of(numbers, numbers, batch_size, generator, shuffle, drop_last):
        yield batch
