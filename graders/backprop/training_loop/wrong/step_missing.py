"""Belief: backward changes the parameters.

Advice: Print model.weight before and after train_epoch in the worked example. Who changes it, and
when?
"""


def train_epoch(model, loss_fn, optimizer, batches):
    model.train()
    total, count = 0.0, 0
    for x, y in batches:
        optimizer.zero_grad()
        loss = loss_fn(model(x), y)
        loss.backward()
        total += loss.item() * len(x)
        count += len(x)
    return total / count
