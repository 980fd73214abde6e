"""Belief: several backward passes in a row need retain_graph.

Advice: Take two micro-batches. Which of their graphs goes through backward twice?
"""


def accumulate(model, loss_fn, micro_batches, reduction="mean"):
    count = sum(len(x) for x, _ in micro_batches)
    total = 0.0
    for x, y in micro_batches:
        weight = len(x) / count if reduction == "mean" else 1.0
        loss = weight * loss_fn(model(x), y)
        loss.backward(retain_graph=True)
        total += loss.item()
    return total
