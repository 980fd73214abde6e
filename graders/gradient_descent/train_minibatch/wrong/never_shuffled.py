"""Belief: a DataLoader shuffles.

Advice: Loop twice over make_loader(data, 2, shuffle=True) with six examples. Print both orders.
"""

from torch.utils.data import DataLoader, TensorDataset


def make_loader(data, batch_size, shuffle=False, generator=None):
    return DataLoader(TensorDataset(*data), batch_size=batch_size)
