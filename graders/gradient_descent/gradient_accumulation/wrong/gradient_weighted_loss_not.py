"""Belief: only the gradient needs the shares.

Advice: Print the loss of the worked example. Is it 28?
"""


def accumulate(model, loss_fn, micro_batches, reduction="mean"):
    count = sum(len(x) for x, _ in micro_batches)
    total = 0.0
    for x, y in micro_batches:
        loss = loss_fn(model(x), y)
        (len(x) / count * loss if reduction == "mean" else loss).backward()
        total += loss.item()
    return total / len(micro_batches) if reduction == "mean" else total
