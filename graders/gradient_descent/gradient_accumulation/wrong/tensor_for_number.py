"""Belief: a loss is a tensor.

Advice: Print type(loss) and loss.requires_grad of what you return.
"""


def accumulate(model, loss_fn, micro_batches, reduction="mean"):
    count = sum(len(x) for x, _ in micro_batches)
    total = 0.0
    for x, y in micro_batches:
        weight = len(x) / count if reduction == "mean" else 1.0
        loss = weight * loss_fn(model(x), y)
        loss.backward()
        total = total + loss
    return total
