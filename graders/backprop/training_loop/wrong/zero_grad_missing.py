"""Belief: backward replaces what is in the .grad fields.

Advice: Print a gradient before and after a second call of backward. What does backward do with
what is there already?
"""


def train_epoch(model, loss_fn, optimizer, batches):
    model.train()
    total, count = 0.0, 0
    for x, y in batches:
        loss = loss_fn(model(x), y)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(x)
        count += len(x)
    return total / count
