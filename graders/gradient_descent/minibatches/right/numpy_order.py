import numpy as np
import torch


def steps_per_epoch(n, batch_size, drop_last=False):
    return (n if drop_last else n + batch_size - 1) // batch_size


def minibatches(n, batch_size, generator=None, shuffle=True, drop_last=False):
    numbers = np.arange(n)
    if shuffle:
        seed = torch.randint(2**62, (), generator=generator).item()
        np.random.default_rng(seed).shuffle(numbers)
    batches = []
    while len(numbers) > 0:
        batch, numbers = numbers[:batch_size], numbers[batch_size:]
        if len(batch) == batch_size or not drop_last:
            batches.append(torch.from_numpy(batch).long())
    return batches


def batches_of(x, y, batch_size, generator=None, shuffle=True, drop_last=False):
    batches = []
    for numbers in minibatches(x.shape[0], batch_size, generator, shuffle, drop_last):
        batches.append([x.index_select(0, numbers), y.index_select(0, numbers)])
    return batches
