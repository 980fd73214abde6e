"""Belief: a model is in training mode from the start, so nobody needs to set it.

Advice: Call model.eval() before train_epoch and print model.training in the loop. What do Dropout
and BatchNorm do then?
"""


def train_epoch(model, loss_fn, optimizer, batches):
    total, count = 0.0, 0
    for x, y in batches:
        optimizer.zero_grad()
        loss = loss_fn(model(x), y)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(x)
        count += len(x)
    return total / count
