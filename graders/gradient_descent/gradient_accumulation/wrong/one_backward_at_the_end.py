"""Belief: adding the losses up and calling backward once is the same.

Advice: How many graphs exist when backward is called? What was to be saved?
"""


def accumulate(model, loss_fn, micro_batches, reduction="mean"):
    count = sum(len(x) for x, _ in micro_batches)
    total = 0.0
    for x, y in micro_batches:
        weight = len(x) / count if reduction == "mean" else 1.0
        total = total + weight * loss_fn(model(x), y)
    total.backward()
    return total.item()
