"""Belief: the old optimizer goes on beside the new one.

Advice: How far does the weight of the worked example move in the first step after the switch?
"""


def train(model, loss_fn, batches, optimizer, epochs, switch_epoch, new_class, **overrides):
    optimizers, losses = [optimizer], []
    for epoch in range(epochs):
        if epoch == switch_epoch:
            optimizer = switch_optimizer(optimizer, new_class, **overrides)
            optimizers.append(optimizer)
        total, count = 0.0, 0
        for x, y in batches:
            loss = loss_fn(model(x), y)
            optimizer.zero_grad()
            loss.backward()
            for each in optimizers:
                each.step()
            total += loss.item() * len(x)
            count += len(x)
        losses.append(total / count)
    return losses, optimizer
