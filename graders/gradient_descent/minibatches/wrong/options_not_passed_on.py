"""Belief: batches_of makes its own decisions.

Advice: Call batches_of with shuffle=False, and again with drop_last=True. What changes?
"""


def batches_of(x, y, batch_size, generator=None, shuffle=True, drop_last=False):
    return [(x[batch], y[batch]) for batch in minibatches(len(x), batch_size, generator)]
