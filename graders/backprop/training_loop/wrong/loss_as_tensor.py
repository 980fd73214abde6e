"""Belief: a tensor of shape () is as good as a float.

Advice: Print type(train_epoch(...)) in the worked example. Is it float?
"""


def train_epoch(model, loss_fn, optimizer, batches):
    model.train()
    total, count = 0.0, 0
    for x, y in batches:
        optimizer.zero_grad()
        loss = loss_fn(model(x), y)
        loss.backward()
        optimizer.step()
        total += loss.detach() * len(x)
        count += len(x)
    return total / count
