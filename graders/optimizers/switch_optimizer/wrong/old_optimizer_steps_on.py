"""Belief: making the new optimizer is enough to switch to it.

Advice: Which optimizer does the line with step() speak of after the switch?
"""


def train(model, loss_fn, batches, optimizer, epochs, switch_epoch, new_class, **overrides):
    new, losses = optimizer, []
    for epoch in range(epochs):
        if epoch == switch_epoch:
            new = switch_optimizer(optimizer, new_class, **overrides)
        total, count = 0.0, 0
        for x, y in batches:
            loss = loss_fn(model(x), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            total += loss.item() * len(x)
            count += len(x)
        losses.append(total / count)
    return losses, new
