"""Belief: the reduction is known to the loss, so it need not be passed on.

Advice: Print the reduction inside accumulate when large_step is called with "sum".
"""


def large_step(model, loss_fn, optimizer, x, y, size, reduction="mean"):
    optimizer.zero_grad()
    micro_batches = list(zip(x.split(size), y.split(size), strict=True))
    loss = accumulate(model, loss_fn, micro_batches)
    optimizer.step()
    return loss
