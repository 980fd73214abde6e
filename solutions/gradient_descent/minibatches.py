r"""Split a data set into shuffled mini-batches, in a new order for each epoch.

Most networks are trained on mini-batches: each step uses a few examples, the next step others.

    >>> minibatches(10, 4, shuffle=False)
    [tensor([0, 1, 2, 3]), tensor([4, 5, 6, 7]), tensor([8, 9])]

These are the numbers of the examples, from 0 to n - 1. Three terms:

- The batch size B is how many examples a step uses.
- An iteration is one step: one batch, one update of the weights.
- An epoch is one pass over the data. It uses each example once.

The last batch may be smaller. The option `drop_last` leaves out such a batch. An epoch has

    steps = n / B, rounded up
    steps = n / B, rounded down      with drop_last

Worked example: n = 10 and B = 4 give batches of 4, 4 and 2: 3 steps, and 15 iterations in five
epochs. With `drop_last` there are 2 steps, and 10 iterations.

    >>> steps_per_epoch(10, 4), steps_per_epoch(10, 4, drop_last=True)
    (3, 2)

Data often come sorted by class. Then a batch holds one class, and its step suits that one alone.
Shuffling mixes them: each epoch gets a random order. A `torch.Generator` makes the random numbers.
Its state goes on with every draw, so the next order is another one:

    >>> generator = torch.Generator().manual_seed(0)
    >>> first, second = minibatches(10, 4, generator), minibatches(10, 4, generator)
    >>> torch.equal(torch.cat(first), torch.cat(second))
    False

The inputs x and the targets y of an example stay together:

    >>> x = torch.tensor([1.0, 2.0, 3.0])
    >>> [torch.equal(inputs, targets) for inputs, targets in batches_of(x, x, 2, generator)]
    [True, True]

Rules
- All orders are equally probable. Which one is drawn is open.
- Draw from `generator` alone, or from torch's global generator if it is None. Do not seed it: your
  caller does, so that a run can be repeated.
- A batch size above n gives one batch of n, or none with `drop_last`. No batch is empty.

Source: Bottou (2012), "Stochastic gradient descent tricks", on shuffling; the documentation of
torch.utils.data.DataLoader, which you may use.

Fine print
- n and the batch size are at least 1. Arguments stay as they are; only the state of the generator
  goes on.
- A function that yields its batches one by one is as good as one that returns a list.
- With `drop_last` and shuffling, any example can be among those left out.
"""

import torch


def steps_per_epoch(n: int, batch_size: int, drop_last: bool = False) -> int:
    """Count the batches of one epoch.

    Args:
        n: number of examples, >= 1.
        batch_size: B, >= 1.
        drop_last: whether a smaller last batch is left out.

    Returns:
        A Python int.
    """
    return n // batch_size if drop_last else -(-n // batch_size)  # -(-a // b) rounds up


def minibatches(
    n: int,
    batch_size: int,
    generator: torch.Generator | None = None,
    shuffle: bool = True,
    drop_last: bool = False,
) -> list[torch.Tensor]:
    """Split the numbers 0 to n - 1 into the batches of one epoch.

    Args:
        n: number of examples, >= 1.
        batch_size: B, >= 1.
        generator: what to draw the order from; None for torch's global generator.
        shuffle: whether the order is random; else it is 0, 1, ..., n - 1.
        drop_last: whether a smaller last batch is left out.

    Returns:
        int64 tensors, each (B,), and the last one smaller if B does not divide n.
    """
    order = torch.randperm(n, generator=generator) if shuffle else torch.arange(n)
    steps = steps_per_epoch(n, batch_size, drop_last)
    return [order[step * batch_size : (step + 1) * batch_size] for step in range(steps)]


def batches_of(
    x: torch.Tensor,
    y: torch.Tensor,
    batch_size: int,
    generator: torch.Generator | None = None,
    shuffle: bool = True,
    drop_last: bool = False,
) -> list[tuple[torch.Tensor, torch.Tensor]]:
    """Split a data set into the batches of one epoch.

    Args:
        x: (n, ...), the inputs.
        y: (n, ...), the targets of the same examples.
        batch_size: B, >= 1.
        generator: what to draw the order from; None for torch's global generator.
        shuffle: whether the order is random; else it is 0, 1, ..., n - 1.
        drop_last: whether a smaller last batch is left out.

    Returns:
        (inputs, targets) pairs, each with the examples of a batch along dimension 0.
    """
    batches = minibatches(len(x), batch_size, generator, shuffle, drop_last)
    return [(x[batch], y[batch]) for batch in batches]
