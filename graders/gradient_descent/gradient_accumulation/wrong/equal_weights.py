"""Belief: the mean of the micro-batches' means is the mean of the examples.

Advice: Take two micro-batches, one of 2 examples and one of 1. How much does an example count in
each?
"""


def accumulate(model, loss_fn, micro_batches, reduction="mean"):
    total = 0.0
    for x, y in micro_batches:
        weight = 1 / len(micro_batches) if reduction == "mean" else 1.0
        loss = weight * loss_fn(model(x), y)
        loss.backward()
        total += loss.item()
    return total
