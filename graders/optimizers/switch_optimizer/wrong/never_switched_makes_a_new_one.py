"""Belief: the training ends on the new class in any case.

Advice: What should train return when switch_epoch lies beyond the last epoch?
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
