"""Belief: it is enough to clear the gradients at the start of an epoch.

Advice: Print model.weight.grad before the second step of the worked example. Which batches is it
the gradient of?
"""


def train_epoch(model, loss_fn, optimizer, batches):
    model.train()
    optimizer.zero_grad()
    total, count = 0.0, 0
    for x, y in batches:
        loss = loss_fn(model(x), y)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(x)
        count += len(x)
    return total / count
