"""Belief: the mean over the examples is the mean of the batches' means.

Advice: Try two batches of different sizes. How much does one example of the smaller batch count?
"""


def train_epoch(model, loss_fn, optimizer, batches):
    model.train()
    total, count = 0.0, 0
    for x, y in batches:
        optimizer.zero_grad()
        loss = loss_fn(model(x), y)
        loss.backward()
        optimizer.step()
        total += loss.item()
        count += 1
    return total / count
