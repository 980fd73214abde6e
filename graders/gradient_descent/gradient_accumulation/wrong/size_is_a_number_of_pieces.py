"""Belief: size says into how many pieces the batch is cut.

Advice: Print the sizes of your micro-batches for 7 examples and size=3.
"""


def large_step(model, loss_fn, optimizer, x, y, size, reduction="mean"):
    optimizer.zero_grad()
    micro_batches = list(zip(x.chunk(size), y.chunk(size), strict=True))
    loss = accumulate(model, loss_fn, micro_batches, reduction)
    optimizer.step()
    return loss
