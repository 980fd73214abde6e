"""Belief: the gradients are empty before the step.

Advice: Call large_step twice. With which gradients does the second call begin?
"""


def large_step(model, loss_fn, optimizer, x, y, size, reduction="mean"):
    micro_batches = list(zip(x.split(size), y.split(size), strict=True))
    loss = accumulate(model, loss_fn, micro_batches, reduction)
    optimizer.step()
    return loss
