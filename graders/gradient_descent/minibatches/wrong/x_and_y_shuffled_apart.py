"""Belief: inputs and targets can be shuffled one after the other.

Advice: Take targets that equal the inputs. Print the pairs of a shuffled batch.
"""


def batches_of(x, y, batch_size, generator=None, shuffle=True, drop_last=False):
    x_batches = minibatches(len(x), batch_size, generator, shuffle, drop_last)
    y_batches = minibatches(len(y), batch_size, generator, shuffle, drop_last)
    return [(x[first], y[second]) for first, second in zip(x_batches, y_batches, strict=True)]
