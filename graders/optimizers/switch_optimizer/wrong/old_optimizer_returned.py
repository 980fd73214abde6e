"""Belief: the caller wants the optimizer back that it gave.

Advice: Which optimizer takes the last step? Look at the class of the one that you return.
"""


def train(model, loss_fn, batches, optimizer, epochs, switch_epoch, new_class, **overrides):
    given, losses = optimizer, []
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
    return losses, given
