"""Belief: what does not fill a micro-batch is left out, as with drop_last.

Advice: Take 3 examples and size=2. How many examples does your model see?
"""


def large_step(model, loss_fn, optimizer, x, y, size, reduction="mean"):
    optimizer.zero_grad()
    starts = range(0, max(len(x) - size, 0) + 1, size)
    micro_batches = [(x[i : i + size], y[i : i + size]) for i in starts]
    loss = accumulate(model, loss_fn, micro_batches, reduction)
    optimizer.step()
    return loss
