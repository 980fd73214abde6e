"""Belief: gradients are cleared right before a step, so that the step starts clean.

Advice: Print model.weight.grad right before optimizer.step(). What does the optimizer read when it
takes a step?
"""


def train_epoch(model, loss_fn, optimizer, batches):
    model.train()
    total, count = 0.0, 0
    for x, y in batches:
        loss = loss_fn(model(x), y)
        loss.backward()
        optimizer.zero_grad()
        optimizer.step()
        total += loss.item() * len(x)
        count += len(x)
    return total / count
