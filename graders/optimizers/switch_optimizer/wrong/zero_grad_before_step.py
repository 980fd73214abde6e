"""Belief: gradients should be cleared right before the step.

Advice: The parameters never move. Print a param.grad right before step(), if there is a step: what
fills it, and what empties it?
"""


def train(model, loss_fn, batches, optimizer, epochs, switch_epoch, new_class, **overrides):
    losses = []
    for epoch in range(epochs):
        if epoch == switch_epoch:
            optimizer = switch_optimizer(optimizer, new_class, **overrides)
        total, count = 0.0, 0
        for x, y in batches:
            loss = loss_fn(model(x), y)
            loss.backward()
            optimizer.zero_grad()
            optimizer.step()
            total += loss.item() * len(x)
            count += len(x)
        losses.append(total / count)
    return losses, optimizer
