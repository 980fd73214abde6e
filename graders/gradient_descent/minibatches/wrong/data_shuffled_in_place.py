"""Belief: shuffling changes the order of the data themselves.

Advice: Print x before and after batches_of.
"""


def batches_of(x, y, batch_size, generator=None, shuffle=True, drop_last=False):
    (order,) = minibatches(len(x), len(x), generator, shuffle)
    x[:], y[:] = x[order], y[order]
    batches = minibatches(len(x), batch_size, shuffle=False, drop_last=drop_last)
    return [(x[batch], y[batch]) for batch in batches]
