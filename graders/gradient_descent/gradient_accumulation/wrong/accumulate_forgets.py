"""Belief: whoever accumulates starts from zero.

Advice: Call accumulate twice in a row. Is the gradient twice as large?
"""


def accumulate(model, loss_fn, micro_batches, reduction="mean"):
    model.zero_grad()
    count = sum(len(x) for x, _ in micro_batches)
    total = 0.0
    for x, y in micro_batches:
        weight = len(x) / count if reduction == "mean" else 1.0
        loss = weight * loss_fn(model(x), y)
        loss.backward()
        total += loss.item()
    return total
