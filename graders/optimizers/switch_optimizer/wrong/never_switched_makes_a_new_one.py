"""Belief: the training ends on the new class in any case.

Advice: Call train with epochs=2 and switch_epoch=5. Is the optimizer that it returns the one that
you gave?
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
        losses.append(total / count)
    if switch_epoch >= epochs:
        optimizer = switch_optimizer(optimizer, new_class, **overrides)
    return losses, optimizer
