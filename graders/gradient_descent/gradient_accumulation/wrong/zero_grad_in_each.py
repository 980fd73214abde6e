"""Belief: each backward pass needs a zero_grad before it.

Advice: Print the gradient after each micro-batch. Does the second one add to the first?
"""


def accumulate(model, loss_fn, micro_batches, reduction="mean"):
    count = sum(len(x) for x, _ in micro_batches)
    total = 0.0
    for x, y in micro_batches:
        model.zero_grad()
        weight = len(x) / count if reduction == "mean" else 1.0
        loss = weight * loss_fn(model(x), y)
        loss.backward()
        total += loss.item()
    return total
