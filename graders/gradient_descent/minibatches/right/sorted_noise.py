import torch


def order_of(n, generator, shuffle):
    if not shuffle:
        return torch.arange(n)
    return torch.rand(n, generator=generator, dtype=torch.float64).argsort()


def minibatches(n, batch_size, generator=None, shuffle=True, drop_last=False):
    batches = order_of(n, generator, shuffle).split(batch_size)
    if drop_last and len(batches[-1]) < batch_size:
        batches = batches[:-1]
    return batches


def steps_per_epoch(n, batch_size, drop_last=False):
    return len(minibatches(n, batch_size, shuffle=False, drop_last=drop_last))


def batches_of(x, y, batch_size, generator=None, shuffle=True, drop_last=False):
    order = order_of(len(x), generator, shuffle)
    steps = steps_per_epoch(len(x), batch_size, drop_last)
    x_batches = x[order].split(batch_size)[:steps]
    y_batches = y[order].split(batch_size)[:steps]
    return list(zip(x_batches, y_batches, strict=True))
