"""Belief: an epoch is one step, with the gradients of all its batches.

Advice: Count the calls of optimizer.step() in the worked example, which has two batches. How often
should w change?
"""


def train_epoch(model, loss_fn, optimizer, batches):
    model.train()
    optimizer.zero_grad()
    total, count = 0.0, 0
    for x, y in batches:
        loss = loss_fn(model(x), y)
        loss.backward()
        total += loss.item() * len(x)
        count += len(x)
    optimizer.step()
    return total / count
