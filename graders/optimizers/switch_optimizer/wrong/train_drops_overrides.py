"""Belief: the overrides concern switch_optimizer, not train.

Advice: Call train with lr=0.01 and look at the lr of the optimizer that it returns.
"""


def train(model, loss_fn, batches, optimizer, epochs, switch_epoch, new_class, **overrides):
    losses = []
    for epoch in range(epochs):
        if epoch == switch_epoch:
            optimizer = switch_optimizer(optimizer, new_class)
        total, count = 0.0, 0
        for x, y in batches:
            loss = loss_fn(model(x), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            total += loss.item() * len(x)
            count += len(x)
        losses.append(total / count)
    return losses, optimizer
