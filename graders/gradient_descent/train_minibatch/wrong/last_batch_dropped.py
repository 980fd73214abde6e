"""Belief: a smaller last batch is left out.

Advice: Count the batches of three examples with the batch size 2.
"""

from torch.utils.data import DataLoader, TensorDataset


def make_loader(data, batch_size, shuffle=False, generator=None):
    return DataLoader(
        TensorDataset(*data),
        batch_size=min(batch_size, len(data[0])),
        shuffle=shuffle,
        generator=generator,
        drop_last=True,
    )
