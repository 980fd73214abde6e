"""Belief: shares are right for any loss.

Advice: Take reduction="sum" and 3 equal examples, in one micro-batch and in 3. Is the gradient
the same?
"""


def accumulate(model, loss_fn, micro_batches, reduction="mean"):
    count = sum(len(x) for x, _ in micro_batches)
    total = 0.0
    for x, y in micro_batches:
        loss = len(x) / count * loss_fn(model(x), y)
        loss.backward()
        total += loss.item()
    return total
