"""Belief: the switch may stand inside the loop over the batches.

Advice: How often does the line that switches run in epoch switch_epoch? Count the steps in
Adam's `state`.
"""


def train(model, loss_fn, batches, optimizer, epochs, switch_epoch, new_class, **overrides):
    losses = []
    for epoch in range(epochs):
        total, count = 0.0, 0
        for x, y in batches:
            if epoch == switch_epoch:
                optimizer = switch_optimizer(optimizer, new_class, **overrides)
            loss = loss_fn(model(x), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            total += loss.item() * len(x)
            count += len(x)
        losses.append(total / count)
    return losses, optimizer
