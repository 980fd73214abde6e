"""Belief: a model is in training mode from the start, so nobody needs to set it.

Advice: Call model.eval() before train, and print model.training for each training batch.
"""


def _train_epoch(model, loss_fn, loader, optimizer):
    device = next(model.parameters()).device
    total, count = 0.0, 0
    for x, y in loader:
        optimizer.zero_grad()
        loss = loss_fn(model(x.to(device)), y.to(device))
        loss.backward()
        optimizer.step()
        total += loss.item() * len(x)
        count += len(x)
    return total / count
