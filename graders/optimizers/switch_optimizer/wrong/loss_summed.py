"""Belief: the loss of an epoch is the sum over its samples.

Advice: Would the loss of an epoch change if each batch came twice? For a mean it should not.
"""


def train(model, loss_fn, batches, optimizer, epochs, switch_epoch, new_class, **overrides):
    losses = []
    for epoch in range(epochs):
        if epoch == switch_epoch:
            optimizer = switch_optimizer(optimizer, new_class, **overrides)
        total, count = 0.0, 0
        for x, y in batches:
            loss = loss_fn(model(x), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            total += loss.item() * len(x)
            count += len(x)
        losses.append(total)
    return losses, optimizer
