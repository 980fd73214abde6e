"""Belief: gradients add up, so nothing needs to be scaled.

Advice: Cut 3 equal examples into 3 micro-batches. Is the gradient that of one example?
"""


def accumulate(model, loss_fn, micro_batches, reduction="mean"):
    total = 0.0
    for x, y in micro_batches:
        loss = loss_fn(model(x), y)
        loss.backward()
        total += loss.item()
    return total
