"""Belief: each micro-batch takes its step.

Advice: Count the calls of optimizer.step() for 3 examples and size=2.
"""


def large_step(model, loss_fn, optimizer, x, y, size, reduction="mean"):
    loss = 0.0
    for one, target in zip(x.split(size), y.split(size), strict=True):
        optimizer.zero_grad()
        share = len(one) / len(x) if reduction == "mean" else 1.0
        loss += share * accumulate(model, loss_fn, [(one, target)], reduction)
        optimizer.step()
    return loss
