"""Belief: batches are made once, before training.

Advice: Loop twice over make_loader(data, 2, shuffle=True) with six examples. Print both orders.
"""

from torch.utils.data import DataLoader, TensorDataset


def make_loader(data, batch_size, shuffle=False, generator=None):
    dataset = TensorDataset(*data)
    return list(DataLoader(dataset, batch_size, shuffle=shuffle, generator=generator))
