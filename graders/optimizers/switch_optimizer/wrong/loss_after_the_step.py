"""Belief: a batch's loss is measured after the step on it.

Advice: In the worked example the first batch enters with loss 4. Which weight is that the loss
of?
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
            total += loss_fn(model(x), y).item() * len(x)
            count += len(x)
        losses.append(total / count)
    return losses, optimizer
